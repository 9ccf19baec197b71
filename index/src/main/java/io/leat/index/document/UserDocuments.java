package io.leat.index.document;

import io.leat.core.profile.ItemInterest;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.BytesRef;

/**
 * People as Lucene documents, with the fields of {@link UserFields}, and back. Doc values rather
 * than stored fields: one person is fetched without decompressing the neighbours' block.
 *
 * @param rank dimension of every interest vector
 */
public record UserDocuments(int rank) {

  /**
   * The person's Lucene document.
   *
   * @throws io.leat.index.IndexException naming the person, when the vector or a weight is not
   *     finite
   */
  public Document document(UserDocument user) {
    DocumentChecks checks = new DocumentChecks("user '" + user.userId() + "'");
    checks.finiteVector(UserFields.INTEREST, user.interest(), rank);
    for (Map.Entry<String, ItemInterest> entry : user.profile().items().entrySet()) {
      double unused =
          checks.finite("profile weight of " + entry.getKey(), entry.getValue().weight());
    }
    Document document = new Document();
    String userId = checks.key(UserFields.USER_ID, user.userId());
    document.add(new StringField(UserFields.USER_ID, userId, Field.Store.NO));
    BytesRef interest = VectorBytes.encode(user.interest());
    document.add(new BinaryDocValuesField(UserFields.INTEREST, interest));
    BytesRef profile = ProfileBytes.encode(user.profile());
    document.add(new BinaryDocValuesField(UserFields.PROFILE, profile));
    document.add(new NumericDocValuesField(UserFields.POSITION, user.position()));
    document.add(
        new NumericDocValuesField(UserFields.PERSONALISATION, user.personalisation() ? 1 : 0));
    return document;
  }

  /** The person whose document this is, exactly as it was indexed. */
  public static UserDocument read(LeafReader reader, int doc, String userId) throws IOException {
    return new UserDocument(
        userId,
        readInterest(reader, doc),
        ProfileBytes.decode(bytes(reader, doc, UserFields.PROFILE)),
        number(reader, doc, UserFields.POSITION, 0),
        number(reader, doc, UserFields.PERSONALISATION, 1) != 0);
  }

  /** The person's vector alone. */
  public static float[] readInterest(LeafReader reader, int doc) throws IOException {
    return VectorBytes.decode(bytes(reader, doc, UserFields.INTEREST));
  }

  /** Documents of a time before the field have the absent value. */
  private static long number(LeafReader reader, int doc, String field, long absent)
      throws IOException {
    NumericDocValues values = DocValues.getNumeric(reader, field);
    return values.advanceExact(doc) ? values.longValue() : absent;
  }

  private static BytesRef bytes(LeafReader reader, int doc, String field) throws IOException {
    BinaryDocValues values = DocValues.getBinary(reader, field);
    if (!values.advanceExact(doc)) {
      throw new IOException("Document " + doc + " of " + reader + " has no " + field);
    }
    return values.binaryValue();
  }
}

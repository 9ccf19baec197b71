package io.leat.index.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/** Sessions as Lucene documents, with the fields of {@link SessionFields}, and back. */
public final class SessionDocuments {
  private SessionDocuments() {}

  /**
   * The session's Lucene document.
   *
   * @throws io.leat.index.IndexException naming the session, when an id cannot be a term
   */
  public static Document document(SessionDocument session) {
    DocumentChecks checks = new DocumentChecks("session '" + session.sessionId() + "'");
    Document document = new Document();
    String sessionId = checks.key(SessionFields.SESSION_ID, session.sessionId());
    document.add(new StringField(SessionFields.SESSION_ID, sessionId, Field.Store.NO));
    for (String itemId : new LinkedHashSet<>(session.itemIds())) {
      String item = checks.key(SessionFields.ITEM, itemId);
      document.add(new StringField(SessionFields.ITEM, item, Field.Store.NO));
    }
    document.add(new BinaryDocValuesField(SessionFields.ITEMS, encode(session.itemIds())));
    document.add(new NumericDocValuesField(SessionFields.TIME, session.time()));
    document.add(new NumericDocValuesField(SessionFields.LENGTH, session.itemIds().size()));
    return document;
  }

  private static BytesRef encode(List<String> itemIds) {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      out.writeVInt(itemIds.size());
      for (String itemId : itemIds) {
        out.writeString(itemId);
      }
    } catch (IOException e) {
      throw new IllegalStateException("Memory cannot fail to be written", e);
    }
    return new BytesRef(out.toArrayCopy());
  }

  /** The items of {@link SessionFields#ITEMS}, in order. */
  public static List<String> decode(BytesRef bytes) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    int count = in.readVInt();
    List<String> itemIds = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      itemIds.add(in.readString());
    }
    return itemIds;
  }
}

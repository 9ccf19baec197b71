package io.leat.index.document;

import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.BytesRef;

/** Reads the shop's own records from the items index. */
public final class ItemRecord {
  private ItemRecord() {}

  /**
   * The record of one document as JSON in UTF-8; valid until another is read.
   *
   * @throws IOException when it cannot be read, or the document is no item
   */
  public static BytesRef json(LeafReader reader, int doc) throws IOException {
    BinaryDocValues records = DocValues.getBinary(reader, ItemFields.JSON);
    if (!records.advanceExact(doc)) {
      throw new IOException("Document " + doc + " of the items index has no record");
    }
    return records.binaryValue();
  }
}

package io.leat.search.query;

import io.leat.index.document.ItemFields;
import io.leat.index.document.ItemText;
import java.io.IOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** Titles in memory, each in a segment of its own. */
record TitlesIndex(Directory directory, DirectoryReader reader) implements AutoCloseable {

  static TitlesIndex of(String... titles) throws IOException {
    Directory directory = new ByteBuffersDirectory();
    try (IndexWriter writer =
        new IndexWriter(directory, new IndexWriterConfig(ItemText.analyzer()))) {
      for (String title : titles) {
        Document document = new Document();
        document.add(new TextField(ItemFields.TITLE, title, Field.Store.NO));
        document.add(new TextField(ItemFields.TITLE_PINYIN, title, Field.Store.NO));
        writer.addDocument(document);
        writer.flush();
      }
    }
    return new TitlesIndex(directory, DirectoryReader.open(directory));
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}

package io.leat.index.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.index.IndexException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;

class SessionDocumentsTest {

  @Test
  void sessionsComeBackInTheirOrderWithTheirRepeats() throws IOException {
    long seed = 11;
    Random random = new Random(seed);
    List<SessionDocument> sessions = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      List<String> itemIds =
          random.ints(random.nextInt(60), 0, 20).mapToObj(item -> "ítem " + item).toList();
      sessions.add(new SessionDocument("session " + i, itemIds, 1_700_000_000L + i));
    }
    try (Directory directory = new ByteBuffersDirectory();
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      for (SessionDocument session : sessions) {
        writer.addDocument(SessionDocuments.document(session));
      }
      writer.forceMerge(1);
      try (DirectoryReader reader = DirectoryReader.open(writer)) {
        LeafReader leaf = reader.leaves().getFirst().reader();
        BinaryDocValues items = DocValues.getBinary(leaf, SessionFields.ITEMS);
        NumericDocValues times = DocValues.getNumeric(leaf, SessionFields.TIME);
        for (int i = 0; i < sessions.size(); i++) {
          PostingsEnum found =
              leaf.postings(new Term(SessionFields.SESSION_ID, sessions.get(i).sessionId()));
          assertThat(found.nextDoc()).as("session %d, seed %d", i, seed).isEqualTo(i);
          assertThat(items.advanceExact(i)).isTrue();
          assertThat(SessionDocuments.decode(items.binaryValue()))
              .isEqualTo(sessions.get(i).itemIds());
          assertThat(times.advanceExact(i)).isTrue();
          assertThat(times.longValue()).isEqualTo(sessions.get(i).time());
        }
        for (int item = 0; item < 20; item++) {
          String itemId = "ítem " + item;
          long holding = sessions.stream().filter(each -> each.itemIds().contains(itemId)).count();
          assertThat((long) leaf.docFreq(new Term(SessionFields.ITEM, itemId)))
              .as("%s counts once in each session", itemId)
              .isEqualTo(holding);
        }
      }
    }
  }

  @Test
  void refusesIdsThatCannotBeTerms() {
    refuses(new SessionDocument("", List.of("a"), 0), "session ''", "empty");
    refuses(new SessionDocument("s", List.of("a", ""), 0), "session 's'", "empty");
    refuses(new SessionDocument("s", List.of("x".repeat(40_000)), 0), "session 's'", "40000");
  }

  private static void refuses(SessionDocument session, String... words) {
    assertThatThrownBy(() -> SessionDocuments.document(session))
        .isInstanceOf(IndexException.class)
        .hasMessageContainingAll(words);
  }
}

package io.leat.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.search.IndexSearcher;
import org.junit.jupiter.api.Test;

class RelaxationTest {
  private static final String[] TITLES = {
    "brass lamp", "brass lamp", "glass lamp", "cheap chair", "cheap rug", "cheap bin", "cheap bed"
  };

  @Test
  void theLeastTellingWordsAreDropped() throws IOException {
    assertThat(dropped("cheap brass lamp")).containsExactly("cheap");
    assertThat(dropped("cheap rug lamp bin")).containsExactly("lamp", "bin");
  }

  @Test
  void nothingIsDroppedWhereAnItemHasAllThatAnyHas() throws IOException {
    assertThat(dropped("lamp brass")).isEmpty();
    assertThat(dropped("lamp zzzzzz")).isEmpty();
  }

  private static List<String> dropped(String query) throws IOException {
    try (TitlesIndex index = TitlesIndex.of(TITLES)) {
      return Relaxation.dropped(
              UnderstoodQuery.of(query, index.reader()), new IndexSearcher(index.reader()), null)
          .stream()
          .map(UnderstoodTerm::typed)
          .toList();
    }
  }
}

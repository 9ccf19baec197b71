package io.leat.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.index.document.ItemFields;
import io.leat.index.document.ItemText;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingCorrectorTest {

  @Test
  void knownWordsStay() throws IOException {
    assertUnderstood("light", "light", "night light", "light");
    assertUnderstood("cat", "cat", "cat");
  }

  @Test
  void unknownWordsBecomeTheNearestKnown() throws IOException {
    assertUnderstood("lihgt", "light", "light", "might");
    assertUnderstood("lantren", "lantern", "lantern", "latern light");
    assertUnderstood("ceramicc", "ceramic", "ceramic mug");
  }

  @Test
  void amongEquallyNearTheMoreFrequentComesFirst() throws IOException {
    assertThat(used("lapp", "lamp", "lamp two", "lapse", "clap")).containsExactly("lamp");
    assertThat(used("boot", "boat", "boat", "book")).containsExactly("boat", "book");
  }

  @Test
  void twoLettersNumbersAndOtherFirstLettersAreLeftAlone() throws IOException {
    assertThat(used("cta", "cat")).containsExactly("cat");
    assertThat(used("tx", "tv")).isEmpty();
    assertThat(used("22087", "22086")).isEmpty();
    assertThat(used("vlight", "light")).isEmpty();
    assertThat(used("zzzzzzzz", "light")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "light, light, 0",
    "lihgt, light, 1",
    "ligt, light, 1",
    "lights, light, 1",
    "lught, light, 1",
    "ca, abc, 3",
    "'', abc, 3",
    "sunday, saturday, 3"
  })
  void distanceByHand(String from, String to, int edits) {
    assertThat(SpellingCorrector.distance(from, to)).isEqualTo(edits);
    assertThat(SpellingCorrector.distance(to, from)).isEqualTo(edits);
  }

  private static void assertUnderstood(String word, String best, String... titles)
      throws IOException {
    assertThat(used(word, titles)).first().isEqualTo(best);
  }

  private static List<String> used(String word, String... titles) throws IOException {
    try (Directory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer =
          new IndexWriter(directory, new IndexWriterConfig(ItemText.analyzer()))) {
        for (String title : titles) {
          Document document = new Document();
          document.add(new TextField(ItemFields.TITLE, title, Field.Store.NO));
          writer.addDocument(document);
          writer.flush();
        }
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        return new SpellingCorrector(new Vocabulary(reader), TextSettings.DEFAULT)
            .spellings(word).stream().map(UnderstoodTerm.Spelling::term).toList();
      }
    }
  }
}

package io.leat.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leat.index.document.ItemDocument;
import io.leat.index.document.ItemDocuments;
import io.leat.index.document.ItemText;
import io.leat.index.document.Language;
import io.leat.search.filter.FilterParser;
import io.leat.search.filter.FilterQuery;
import io.leat.search.filter.FilterSyntaxException;
import io.leat.search.query.TextQuery;
import io.leat.search.query.UnderstoodQuery;
import io.leat.search.query.UnderstoodTerm;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LanguagesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static ItemDocument item(String id, String title, @Nullable String language) {
    return new ItemDocument(
        id,
        title,
        null,
        null,
        List.of(),
        null,
        true,
        Map.of(),
        List.of(),
        null,
        0,
        0,
        0,
        0,
        new float[] {1},
        new float[] {1},
        List.of(),
        List.of(),
        language,
        "{}");
  }

  /** With two English items beside. */
  private static DirectoryReader reader(String title, @Nullable String language)
      throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    ItemDocuments documents = new ItemDocuments(1, 1);
    try (IndexWriter writer =
        new IndexWriter(directory, new IndexWriterConfig(ItemText.analyzer()))) {
      writer.addDocument(documents.document(item("0", title, language)));
      writer.addDocument(documents.document(item("1", "Gift box of brass", "en-GB")));
      writer.addDocument(documents.document(item("2", "Desk lamp", null)));
    }
    return DirectoryReader.open(directory);
  }

  private static Set<Integer> found(String query, DirectoryReader reader) throws IOException {
    UnderstoodQuery understood = UnderstoodQuery.of(query, reader);
    Query words = TextQuery.of(understood, understood.minimumShouldMatch());
    Set<Integer> docs = new HashSet<>();
    Arrays.stream(new IndexSearcher(reader).search(words, 10).scoreDocs)
        .forEach(hit -> docs.add(hit.doc));
    return docs;
  }

  @ParameterizedTest
  @CsvSource({
    "de, Lampe, Lampen für den Flur",
    "de-AT, haeuser, Häuser aus Holz",
    "de, stühle, Stuhl",
    "fr, chevaux, Cheval de bois",
    "fr, abat, Peinture de l'abat-jour",
    "es, luces, Luz de noche",
    "it, tavoli, Tavolo in legno",
    "it, armadio, Cassetti dell'armadio",
    "nl, stoelen, Houten stoel",
    "sv, lampor, Lampa av glas",
    "nb, lamper, Lampe i glass",
    "da, stole, Stolen",
    "fi, lamput, Lamppu",
    "pt, botões, Botão",
    "ru, лампы, Лампа настольная",
    "el, καρέκλες, Καρέκλα",
    "cs, lampy, Lampa",
    "hu, székek, Szék",
    "tr, lambalar, Lamba"
  })
  void aWordIsFoundInItsOtherForms(String language, String query, String title) throws IOException {
    try (DirectoryReader reader = reader(title, language)) {
      assertThat(found(query, reader)).contains(0);
    }
  }

  @Test
  void aStemOfOneLanguageIsNoWordOfAnother() throws IOException {
    try (DirectoryReader reader = reader("Gifte und ihre Wirkung", "de")) {
      UnderstoodTerm term = UnderstoodQuery.of("Gifte", reader).terms().getFirst();
      assertThat(term.corrected()).isFalse();
      assertThat(found("Gifte", reader)).contains(0).doesNotContain(1);
    }
  }

  @Test
  void itemsOfALanguageAreFiltered() throws IOException, FilterSyntaxException {
    try (DirectoryReader reader = reader("Lampen", "de-CH")) {
      IndexSearcher searcher = new IndexSearcher(reader);
      Query german = FilterQuery.query(FilterParser.parse("language:de"));
      assertThat(searcher.search(german, 5).scoreDocs)
          .extracting(hit -> hit.doc)
          .containsExactly(0);
      Query any = FilterQuery.query(FilterParser.parse("language:*"));
      assertThat(searcher.count(any)).isEqualTo(2);
    }
  }

  @Test
  void otherFormsAreMarked() throws IOException {
    String stem = Language.DE.stems("Lampe").get(0);
    Highlights highlights = new Highlights(Set.of("lampe", stem));
    assertThat(
            highlights.of(
                JSON.readTree("{\"title\":\"Zwei Lampen & Schirme\",\"language\":\"de\"}")))
        .containsEntry("title", "Zwei <em>Lampen</em> &amp; Schirme");
    assertThat(highlights.of(JSON.readTree("{\"title\":\"Zwei Lampen\"}"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyLanguageTakesAnyText(Language language) {
    for (String text : List.of("", " ", "8ft x 1/2\" l'", "蓝裙", "\uD83D\uDE00 été ÄÖÜ İ")) {
      assertThat(language.stems(text).values()).allMatch(Language::isStem);
    }
  }
}

package io.leat.index.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.leat.index.IndexException;
import io.leat.index.TestDocuments;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemDocumentsTest {
  private final ItemDocuments documents =
      new ItemDocuments(TestDocuments.RANK, TestDocuments.CONTENT_DIMENSION);

  @Test
  void hasTheFieldsThatQueriesRelyOn() {
    Document document = documents.document(TestDocuments.item("lamp-7", "Brass Lamp"));
    assertThat(document.getFields().stream().map(IndexableField::name).distinct())
        .containsExactlyInAnyOrder(
            ItemFields.ITEM_ID,
            ItemFields.TITLE,
            ItemFields.TITLE_TERMS,
            ItemFields.DESCRIPTION,
            ItemFields.BRAND_TEXT,
            ItemFields.CATEGORY_TEXT,
            ItemFields.BRAND,
            ItemFields.BRAND_FACET,
            ItemFields.CATEGORY,
            ItemFields.CATEGORY_FACET,
            ItemFields.ATTRIBUTE,
            ItemFields.ATTRIBUTE_FACET,
            ItemFields.IDENTIFIER,
            ItemFields.PRICE,
            ItemFields.IN_STOCK,
            ItemFields.POPULARITY,
            ItemFields.TREND,
            ItemFields.RISE,
            ItemFields.CREATED_AT,
            ItemFields.EMBEDDING,
            ItemFields.DIRECTION,
            ItemFields.CONTENT,
            ItemFields.JSON);
    assertThat(document.getValues(ItemFields.CATEGORY)).containsExactly("home", "home > lighting");
    assertThat(document.getValues(ItemFields.BRAND)).containsExactly("bright & sons");
    assertThat(document.getValues(ItemFields.IDENTIFIER)).contains("lamp-7");
    assertThat(document.getValues(ItemFields.ATTRIBUTE)).containsExactly("colour=brass");
    assertThat(document.getBinaryValue(ItemFields.JSON))
        .isEqualTo(new BytesRef("{\"item_id\":\"lamp-7\"}"));
  }

  @Test
  void absentFieldsAreAbsent() {
    ItemDocument bare = item("x", null, 0, new float[4], new float[3], Map.of());
    Document document = documents.document(bare);
    assertThat(document.getFields(ItemFields.PRICE)).isEmpty();
    assertThat(document.getFields(ItemFields.BRAND)).isEmpty();
    assertThat(document.getFields(ItemFields.CONTENT)).as("no direction").isEmpty();
    assertThat(document.getFields(ItemFields.DIRECTION)).as("no direction").isEmpty();
    assertThat(document.getFields(ItemFields.EMBEDDING)).hasSize(1);
  }

  @Test
  void pricesAreRawBitsAndSortableAtOnce() {
    for (double price : new double[] {0.0, 0.01, 19.99, 1e12}) {
      assertThat(NumericUtils.doubleToSortableLong(price))
          .isEqualTo(Double.doubleToRawLongBits(price));
    }
    Document document =
        documents.document(item("x", -0.0, 0, new float[4], new float[3], Map.of()));
    assertThat(document.getField(ItemFields.PRICE).numericValue()).isEqualTo(0L);
  }

  @Test
  void numbersCanBeUpdatedInPlace() throws IOException {
    try (Directory directory = new ByteBuffersDirectory();
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.addDocument(documents.document(TestDocuments.item("lamp", "Lamp")));
      Term lamp = new Term(ItemFields.ITEM_ID, "lamp");
      for (String field :
          List.of(
              ItemFields.PRICE,
              ItemFields.POPULARITY,
              ItemFields.TREND,
              ItemFields.RISE,
              ItemFields.IN_STOCK,
              ItemFields.CREATED_AT)) {
        // Lucene refuses this for a field that has anything besides doc values.
        writer.updateNumericDocValue(lamp, field, 7);
      }
      try (DirectoryReader reader = DirectoryReader.open(writer)) {
        NumericDocValues prices =
            DocValues.getNumeric(reader.leaves().get(0).reader(), ItemFields.PRICE);
        assertThat(prices.advanceExact(0)).isTrue();
        assertThat(prices.longValue()).isEqualTo(7);
      }
    }
  }

  /** An item is found by those that speak for it, with how much they do. */
  @Test
  void neighboursScoreByTheirWeights() throws IOException {
    try (Directory directory = new ByteBuffersDirectory();
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.addDocument(
          documents.document(
              with(
                  0,
                  0,
                  new ItemNeighbours("next", new String[] {"cup", "pot"}, weights(3, 1e-3f)))));
      writer.addDocument(
          documents.document(
              with(0, 0, new ItemNeighbours("around", new String[] {"cup"}, weights(7)))));
      try (DirectoryReader reader = DirectoryReader.open(writer)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        TopDocs ofCup = searcher.search(linear("next", "cup"), 10);
        assertThat(ofCup.scoreDocs).hasSize(1);
        assertThat(ofCup.scoreDocs[0].doc).isZero();
        // Lucene keeps eight bits of a feature's fraction.
        assertThat(ofCup.scoreDocs[0].score).isCloseTo(3, withinPercentage(0.4));
        TopDocs ofPot = searcher.search(linear("next", "pot"), 10);
        assertThat(ofPot.scoreDocs[0].score).isCloseTo(1e-3f, withinPercentage(0.4));
        assertThat(searcher.search(linear("around", "cup"), 10).scoreDocs[0].doc).isEqualTo(1);
        assertThat(searcher.search(linear("around", "pot"), 10).scoreDocs).isEmpty();
      }
    }
  }

  private static Query linear(String relation, String itemId) {
    return FeatureField.newLinearQuery(ItemFields.neighbours(relation), itemId, 1);
  }

  private static float[] weights(float... weights) {
    return weights;
  }

  private static ItemDocument with(double trend, double rise, ItemNeighbours... neighbours) {
    ItemDocument plain = TestDocuments.item("lamp", "Lamp");
    return new ItemDocument(
        plain.itemId(),
        plain.title(),
        plain.description(),
        plain.brand(),
        plain.categories(),
        plain.price(),
        plain.inStock(),
        plain.attributes(),
        plain.identifiers(),
        plain.groupId(),
        plain.createdAt(),
        plain.popularity(),
        trend,
        rise,
        plain.embedding(),
        plain.content(),
        List.of(neighbours),
        List.of(),
        null,
        plain.json());
  }

  @Test
  void refusesListsAndTrendsThatCannotBeIndexed() {
    for (float weight : new float[] {0, -1, Float.NaN, Float.POSITIVE_INFINITY, 1e-40f}) {
      ItemNeighbours list =
          new ItemNeighbours("next", new String[] {"cup", "pot"}, weights(1, weight));
      refuses(with(0, 0, list), "neighbours_next", "'lamp'", Float.toString(weight));
    }
    ItemNeighbours nameless = new ItemNeighbours("next", new String[] {""}, weights(1));
    refuses(with(0, 0, nameless), "neighbours_next", "'lamp'", "empty");
    refuses(with(Double.NaN, 0), "trend", "'lamp'", "NaN");
    refuses(with(-0.5, 0), "trend", "'lamp'", "-0.5");
    refuses(with(0, Double.NEGATIVE_INFINITY), "rise", "'lamp'", "-Infinity");
    assertThat(documents.document(with(0, -0.5)).getField(ItemFields.RISE)).isNotNull();
    assertThatThrownBy(() -> new ItemNeighbours("next", new String[] {"cup"}, weights()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("each of 1 neighbours needs a weight, got 0");
  }

  @Test
  void refusesWhatCannotBeIndexedAndSaysWhose() {
    float[] holed = {0, 0, Float.NaN, 0};
    refuses(item("lamp", 1.0, 0, holed, new float[3], Map.of()), "embedding", "'lamp'", "NaN", "2");
    float[] endless = {Float.NEGATIVE_INFINITY, 0, 0};
    refuses(
        item("lamp", 1.0, 0, new float[4], endless, Map.of()), "content", "'lamp'", "-Infinity");
    refuses(
        item("lamp", 1.0, 0, new float[5], new float[3], Map.of()),
        "embedding",
        "'lamp'",
        "5",
        "4");
    refuses(item("lamp", -1.0, 0, new float[4], new float[3], Map.of()), "price", "'lamp'", "-1");
    refuses(
        item("lamp", 1.0, Double.NaN, new float[4], new float[3], Map.of()),
        "popularity",
        "'lamp'",
        "NaN");
    refuses(item("", 1.0, 0, new float[4], new float[3], Map.of()), "item_id", "empty");
    Map<String, List<String>> novel = Map.of("story", List.of("x".repeat(40_000)));
    refuses(
        item("lamp", 1.0, 0, new float[4], new float[3], novel), "attribute", "'lamp'", "40006");
  }

  private void refuses(ItemDocument item, String... words) {
    assertThatThrownBy(() -> documents.document(item))
        .as(Arrays.toString(words))
        .isInstanceOf(IndexException.class)
        .hasMessageContainingAll(words);
  }

  private static ItemDocument item(
      String itemId,
      @Nullable Double price,
      double popularity,
      float[] embedding,
      float[] content,
      Map<String, List<String>> attributes) {
    return new ItemDocument(
        itemId,
        "Lamp",
        null,
        null,
        List.of(),
        price,
        true,
        attributes,
        List.of(),
        null,
        0,
        popularity,
        0,
        0,
        embedding,
        content,
        List.of(),
        List.of(),
        null,
        "{}");
  }
}

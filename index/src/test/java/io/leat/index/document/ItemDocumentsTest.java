package io.leat.index.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.index.IndexException;
import io.leat.index.TestDocuments;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
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
            ItemFields.DESCRIPTION,
            ItemFields.BRAND_TEXT,
            ItemFields.CATEGORY_TEXT,
            ItemFields.BRAND,
            ItemFields.CATEGORY,
            ItemFields.ATTRIBUTE,
            ItemFields.IDENTIFIER,
            ItemFields.PRICE,
            ItemFields.IN_STOCK,
            ItemFields.POPULARITY,
            ItemFields.CREATED_AT,
            ItemFields.EMBEDDING,
            ItemFields.DIRECTION,
            ItemFields.CONTENT,
            ItemFields.JSON);
    assertThat(document.getValues(ItemFields.CATEGORY)).containsExactly("home", "home > lighting");
    assertThat(document.getValues(ItemFields.BRAND)).containsExactly("bright & sons");
    assertThat(document.getValues(ItemFields.IDENTIFIER)).contains("lamp-7");
    assertThat(document.getValues(ItemFields.ATTRIBUTE)).containsExactly("colour=brass");
    assertThat(document.get(ItemFields.JSON)).isEqualTo("{\"item_id\":\"lamp-7\"}");
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
        "{}");
  }
}

package io.leat.index.document;

import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Items as Lucene documents, with the fields of {@link ItemFields}.
 *
 * @param rank dimension of every embedding
 * @param contentDimension dimension of every content vector
 */
public record ItemDocuments(int rank, int contentDimension) {

  /**
   * The item's Lucene document.
   *
   * @throws io.leat.index.IndexException naming the item, when a vector is not finite or of another
   *     dimension, a price or popularity negative, or an exact value too long
   */
  public Document document(ItemDocument item) {
    DocumentChecks checks = new DocumentChecks("item '" + item.itemId() + "'");
    Document document = new Document();
    String itemId = checks.key(ItemFields.ITEM_ID, item.itemId());
    document.add(new StringField(ItemFields.ITEM_ID, itemId, Field.Store.NO));
    document.add(new SortedDocValuesField(ItemFields.ITEM_ID, new BytesRef(itemId)));
    addText(document, item);
    addFilters(document, item, checks);
    new InPlaceFields(checks).of(item).forEach(document::add);
    document.add(new NumericDocValuesField(ItemFields.CREATED_AT, item.createdAt()));
    addVectors(document, item, checks);
    for (ItemNeighbours list : item.neighbours()) {
      addNeighbours(document, list, checks);
    }
    document.add(new BinaryDocValuesField(ItemFields.JSON, new BytesRef(item.json())));
    return document;
  }

  /**
   * The doc-values fields that a change touches; one without a value takes the item's value away.
   *
   * @throws io.leat.index.IndexException naming the item, when a number is not one that it can have
   */
  public static List<Field> fields(ItemChange change) {
    return new InPlaceFields(new DocumentChecks("item '" + change.itemId() + "'")).of(change);
  }

  private static void addText(Document document, ItemDocument item) {
    if (item.language() != null) {
      String code = FilterValues.language(item.language());
      document.add(new StringField(ItemFields.LANGUAGE, code, Field.Store.NO));
    }
    Language language = Language.of(item.language()).orElse(null);
    addText(document, ItemFields.TITLE, item.title(), language);
    document.add(
        new BinaryDocValuesField(
            ItemFields.TITLE_TERMS, TitleTerms.of(item.title(), language).bytes()));
    if (HanText.hasHan(item.title())) {
      addText(document, ItemFields.TITLE_PINYIN, item.title(), null);
    }
    addText(document, ItemFields.DESCRIPTION, item.description(), language);
    addText(document, ItemFields.BRAND_TEXT, item.brand(), null);
    for (String category : item.categories()) {
      addText(document, ItemFields.CATEGORY_TEXT, category, language);
    }
  }

  private static void addText(
      Document document, String field, @Nullable String text, @Nullable Language language) {
    if (text != null) {
      document.add(
          language == null
              ? new TextField(field, text, Field.Store.NO)
              : new StemmedTextField(field, text, language));
    }
  }

  private static void addFilters(Document document, ItemDocument item, DocumentChecks checks) {
    if (item.brand() != null) {
      List<FacetValue> brands = List.of(FacetValue.of(item.brand()));
      addCounted(document, ItemFields.BRAND, ItemFields.BRAND_FACET, brands, checks);
    }
    List<FacetValue> categories = FacetValue.ofCategories(item.categories());
    addCounted(document, ItemFields.CATEGORY, ItemFields.CATEGORY_FACET, categories, checks);
    List<FacetValue> attributes = FacetValue.ofAttributes(item.attributes());
    addCounted(document, ItemFields.ATTRIBUTE, ItemFields.ATTRIBUTE_FACET, attributes, checks);
    // The id as well, or who types it in lower case would find nothing.
    addExact(document, ItemFields.IDENTIFIER, FilterValues.exact(item.itemId()), checks);
    for (String identifier : item.identifiers()) {
      addExact(document, ItemFields.IDENTIFIER, FilterValues.exact(identifier), checks);
    }
    if (item.groupId() != null) {
      String groupId = checks.term(ItemFields.GROUP_ID, item.groupId());
      document.add(new StringField(ItemFields.GROUP_ID, groupId, Field.Store.NO));
      document.add(new SortedDocValuesField(ItemFields.GROUP_ID, new BytesRef(groupId)));
    }
  }

  /** Values to filter by and to count. */
  private static void addCounted(
      Document document,
      String filterField,
      String facetField,
      List<FacetValue> values,
      DocumentChecks checks) {
    for (FacetValue value : values) {
      if (!value.key().isEmpty()) {
        addExact(document, filterField, value.key(), checks);
        BytesRef counted = new BytesRef(checks.term(facetField, value.term()));
        document.add(new SortedSetDocValuesField(facetField, counted));
      }
    }
  }

  private static void addExact(
      Document document, String field, String value, DocumentChecks checks) {
    if (!value.isEmpty()) {
      document.add(new StringField(field, checks.term(field, value), Field.Store.NO));
    }
  }

  private static void addNeighbours(Document document, ItemNeighbours list, DocumentChecks checks) {
    String field = ItemFields.neighbours(list.relation());
    for (int i = 0; i < list.itemIds().length; i++) {
      String neighbour = checks.key(field, list.itemIds()[i]);
      document.add(new FeatureField(field, neighbour, checks.feature(field, list.weights()[i])));
    }
  }

  private void addVectors(Document document, ItemDocument item, DocumentChecks checks) {
    checks.finiteVector(ItemFields.EMBEDDING, item.embedding(), rank);
    document.add(
        new KnnFloatVectorField(
            ItemFields.EMBEDDING,
            item.embedding(),
            VectorSimilarityFunction.MAXIMUM_INNER_PRODUCT));
    addDirection(document, ItemFields.DIRECTION, item.embedding());
    checks.finiteVector(ItemFields.CONTENT, item.content(), contentDimension);
    addDirection(document, ItemFields.CONTENT, item.content());
  }

  private static void addDirection(Document document, String field, float[] vector) {
    if (hasDirection(vector)) {
      document.add(new KnnFloatVectorField(field, vector, VectorSimilarityFunction.COSINE));
    }
  }

  /** Cosine is undefined for a zero vector, and for one so short that its square underflows. */
  private static boolean hasDirection(float[] vector) {
    float squares = 0;
    for (float value : vector) {
      squares += value * value;
    }
    return squares > 0;
  }
}

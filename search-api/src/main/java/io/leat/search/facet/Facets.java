package io.leat.search.facet;

import io.leat.index.document.FilterValues;
import io.leat.index.document.ItemFields;
import io.leat.search.filter.Filter;
import io.leat.search.filter.FilterField;
import io.leat.search.filter.FilterField.Kind;
import io.leat.search.filter.FilterQuery;
import io.leat.search.filter.Filters;
import io.leat.search.retrieve.MatchingDocuments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.search.IndexSearcher;

/** Counts the facets of one candidate set. */
public final class Facets {
  /** Asks for every attribute that some item has. */
  public static final String ALL_ATTRIBUTES = "*";

  private static final Comparator<Facet.Value> MOST_FIRST =
      Comparator.comparingInt((Facet.Value value) -> -value.count())
          .thenComparing(Facet.Value::value);

  private final IndexSearcher searcher;
  private final NarrowedSet set;
  private final Set<String> selected;
  private final int most;

  /**
   * @param ticked what the shopper asks for by facets
   * @param most how many values a facet, or a category's next level, shows; those ticked always
   */
  public Facets(IndexSearcher searcher, NarrowedSet set, Filter ticked, int most) {
    this.searcher = searcher;
    this.set = set;
    this.selected = new HashSet<>();
    this.most = most;
    select(ticked);
  }

  private void select(Filter filter) {
    switch (filter) {
      case Filter.And and -> and.parts().forEach(this::select);
      case Filter.Or or -> or.parts().forEach(this::select);
      case Filter.Is is -> selected.add(key(is.field(), is.value()));
      case Filter.Not not -> {}
      case Filter.Exists exists -> {}
      case Filter.Range range -> {}
    }
  }

  /** A value's key, told apart from those of other fields. */
  private static String key(FilterField field, String value) {
    return switch (field.kind()) {
      case CATEGORY -> "category:" + FilterValues.category(value);
      case ATTRIBUTE -> "attribute:" + FilterValues.attribute(field.name(), value);
      default -> field.name() + ":" + FilterValues.exact(value);
    };
  }

  /** The facets by name, in the order of the requests. */
  public Map<String, Facet> count(List<FacetRequest> requests) throws IOException {
    Map<String, Facet> facets = new LinkedHashMap<>();
    for (FacetRequest request : requests) {
      FilterField field = request.field();
      if (field.kind() == Kind.ATTRIBUTE && field.name().equals(ALL_ATTRIBUTES)) {
        everyAttribute().forEach(facets::putIfAbsent);
      } else {
        facets.put(request.name(), facet(request));
      }
    }
    return facets;
  }

  private Facet facet(FacetRequest request) throws IOException {
    FilterField field = request.field();
    int[] docs = set.docsBeside(field);
    return switch (field.kind()) {
      case PRICE -> PriceRanges.of(searcher.getIndexReader(), docs, request.bounds());
      case IN_STOCK -> inStock(field, docs);
      case BRAND -> values("brand:", counts(ItemFields.BRAND_FACET, docs));
      case CATEGORY -> categories(counts(ItemFields.CATEGORY_FACET, docs));
      default -> attribute(FilterValues.exact(field.name()), docs);
    };
  }

  private Map<String, ValueCounts.Count> counts(String field, int[] docs) throws IOException {
    return ValueCounts.of(searcher.getIndexReader(), field, docs, key -> true);
  }

  private Facet inStock(FilterField field, int[] docs) throws IOException {
    int there =
        MatchingDocuments.passing(searcher, FilterQuery.query(Filters.IN_STOCK), docs).length;
    List<Facet.Value> values = new ArrayList<>();
    for (boolean value : new boolean[] {true, false}) {
      int count = value ? there : docs.length - there;
      if (count > 0) {
        boolean isSelected = selected.contains(key(field, Boolean.toString(value)));
        values.add(new Facet.Value(Boolean.toString(value), count, isSelected, List.of()));
      }
    }
    return new Facet.Values(values, 0);
  }

  private Facet attribute(String name, int[] docs) throws IOException {
    String prefix = name + "=";
    return attributeValues(
        ValueCounts.of(
            searcher.getIndexReader(),
            ItemFields.ATTRIBUTE_FACET,
            docs,
            key -> key.startsWith(prefix)));
  }

  private Facet attributeValues(Map<String, ValueCounts.Count> counts) {
    List<Facet.Value> values = new ArrayList<>();
    counts.forEach(
        (key, count) -> {
          String label = count.label().substring(count.label().indexOf('=') + 1).strip();
          boolean isSelected = selected.contains("attribute:" + key);
          values.add(new Facet.Value(label, count.count(), isSelected, List.of()));
        });
    return limited(values);
  }

  /** By the attribute's name as the shop writes it; counted once for all that nobody ticked. */
  private Map<String, Facet> everyAttribute() throws IOException {
    Map<String, Map<String, ValueCounts.Count>> byName = new TreeMap<>();
    counts(ItemFields.ATTRIBUTE_FACET, set.docs())
        .forEach(
            (key, count) ->
                byName
                    .computeIfAbsent(key.substring(0, key.indexOf('=')), name -> new HashMap<>())
                    .put(key, count));
    Set<String> ticked = set.tickedAttributes();
    ticked.forEach(name -> byName.putIfAbsent(name, Map.of()));
    Map<String, Facet> facets = new LinkedHashMap<>();
    for (Map.Entry<String, Map<String, ValueCounts.Count>> attribute : byName.entrySet()) {
      String name = attribute.getKey();
      facets.put(
          name,
          ticked.contains(name)
              ? attribute(name, set.docsBeside(new FilterField(Kind.ATTRIBUTE, name)))
              : attributeValues(attribute.getValue()));
    }
    return facets;
  }

  private Facet values(String kind, Map<String, ValueCounts.Count> counts) {
    List<Facet.Value> values = new ArrayList<>();
    counts.forEach(
        (key, count) ->
            values.add(
                new Facet.Value(
                    count.label(), count.count(), selected.contains(kind + key), List.of())));
    return limited(values);
  }

  private Facet.Values limited(List<Facet.Value> values) {
    values.sort(MOST_FIRST);
    List<Facet.Value> shown = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (i < most || isSelected(values.get(i))) {
        shown.add(values.get(i));
      }
    }
    return new Facet.Values(shown, values.size() - shown.size());
  }

  private static boolean isSelected(Facet.Value value) {
    return value.selected() || value.children().stream().anyMatch(Facets::isSelected);
  }

  private Facet categories(Map<String, ValueCounts.Count> counts) {
    Map<String, List<String>> children = new HashMap<>();
    for (String key : counts.keySet()) {
      children.computeIfAbsent(parent(key), parent -> new ArrayList<>()).add(key);
    }
    return level("", children, counts);
  }

  private Facet.Values level(
      String parent, Map<String, List<String>> children, Map<String, ValueCounts.Count> counts) {
    List<Facet.Value> values = new ArrayList<>();
    for (String key : children.getOrDefault(parent, List.of())) {
      ValueCounts.Count count = counts.get(key);
      if (count != null) {
        values.add(
            new Facet.Value(
                count.label(),
                count.count(),
                selected.contains("category:" + key),
                level(key, children, counts).values()));
      }
    }
    return limited(values);
  }

  private static String parent(String category) {
    int last = category.lastIndexOf(" > ");
    return last < 0 ? "" : category.substring(0, last);
  }
}

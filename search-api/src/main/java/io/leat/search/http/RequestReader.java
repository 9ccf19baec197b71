package io.leat.search.http;

import io.leat.search.Asker;
import io.leat.search.Blend;
import io.leat.search.CutOff;
import io.leat.search.Exclusion;
import io.leat.search.PartWeights;
import io.leat.search.Presentation;
import io.leat.search.RecommendationRequest;
import io.leat.search.SearchRequest;
import io.leat.search.SearchSettings;
import io.leat.search.SuggestRequest;
import io.leat.search.Surface;
import io.leat.search.facet.FacetRequest;
import io.leat.search.filter.Filter;
import io.leat.search.filter.FilterField;
import io.leat.search.filter.FilterParser;
import io.leat.search.filter.FilterSyntaxException;
import io.leat.search.filter.Filters;
import io.leat.search.page.Diversity;
import io.leat.search.page.ItemQuestion.Shape;
import io.leat.search.page.SortOrder;
import io.leat.search.suggest.SuggestionKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parameters to requests: which there are, what they may be, and their defaults. */
final class RequestReader {
  private static final int LARGEST_PAGE = 100;
  private static final int DEEPEST_PAGE = 10_000;
  private static final int MOST_SUGGESTIONS = 20;
  private static final int LARGEST_PICTURE = 5000;
  private static final int MOST_FACETS = 50;
  private static final int MOST_FACET_VALUES = 1000;
  private static final int MOST_FIELDS = 50;
  private static final int MOST_ITEMS = 100;
  private static final int LONGEST_FILTER = 4000;

  private final SearchSettings settings;

  RequestReader(SearchSettings settings) {
    this.settings = settings;
  }

  /** A search, or the next page of one. */
  sealed interface Search {
    /** From its beginning. */
    record New(SearchRequest request) implements Search {}

    /** At a cursor. */
    record Next(String cursor, int size, Presentation presentation) implements Search {}
  }

  Search search(Map<String, List<String>> values) {
    Parameters parameters = new Parameters(values);
    String cursor = parameters.optionalId("cursor");
    if (cursor != null) {
      // All else is frozen with the search that the cursor is of.
      int size = size(parameters, 20);
      Presentation presentation = presentation(parameters, true);
      parameters.check();
      return new Search.Next(cursor, size, presentation);
    }
    SearchRequest request = request(parameters);
    parameters.check();
    return new Search.New(request);
  }

  /** A search of a generation; null for the one being served. */
  record Trial(@Nullable String generation, SearchRequest request) {}

  Trial trial(Map<String, List<String>> values) {
    Parameters parameters = new Parameters(values);
    Trial trial = new Trial(parameters.optionalId("generation"), request(parameters));
    parameters.check();
    return trial;
  }

  private SearchRequest request(Parameters parameters) {
    String text = parameters.optionalText("q");
    Asker asker = asker(parameters);
    Filter filter = filter(parameters, "filter");
    Shape shape =
        new Shape(
            filter(parameters, "facet_filter"),
            facets(parameters),
            parameters.integer("facet_size", 1, MOST_FACET_VALUES, Shape.FACET_SIZE),
            parameters.choice("sort", SortOrder.values(), SortOrder.RELEVANCE),
            parameters.flag("group", false),
            diversity(parameters),
            parameters.integer("from", 0, DEEPEST_PAGE, 0),
            size(parameters, 20));
    Set<Exclusion> exclude = exclude(parameters, Set.of());
    Double strength = parameters.number("personalization", 0, 1, "from 0 to 1");
    Blend blend = parameters.choice("blend", Blend.values(), Blend.WEIGHTED);
    return new SearchRequest(
        text,
        asker,
        filter,
        exclude,
        shape,
        strength == null ? settings.personalisation() : strength,
        blend,
        weights(parameters),
        cutOff(parameters),
        presentation(parameters, true));
  }

  private static PartWeights weights(Parameters parameters) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String name : PartWeights.NAMES) {
      Double weight = parameters.number("weight_" + name, 0, 10, "from 0 to 10");
      if (weight != null) {
        weights.put(name, weight);
      }
    }
    return new PartWeights(weights);
  }

  RecommendationRequest recommendation(Surface surface, Map<String, List<String>> values) {
    Parameters parameters = new Parameters(values);
    Asker asker = asker(parameters);
    List<String> itemIds = items(parameters, surface);
    Filter filter = inStock(filter(parameters, "filter"));
    Set<Exclusion> exclude =
        exclude(parameters, surface == Surface.FOR_YOU ? Set.of(Exclusion.PURCHASED) : Set.of());
    Shape shape =
        new Shape(
            Filters.ALL,
            List.of(),
            Shape.FACET_SIZE,
            SortOrder.RELEVANCE,
            parameters.flag("group", false),
            diversity(parameters),
            parameters.integer("from", 0, DEEPEST_PAGE, 0),
            size(parameters, 12));
    Presentation presentation = presentation(parameters, false);
    parameters.check();
    if (surface == Surface.NEXT) {
      // What is looked at now is the newest of the session.
      List<String> session = new ArrayList<>(asker.sessionItems());
      session.addAll(itemIds);
      asker = new Asker(asker.userId(), asker.sessionId(), session);
      itemIds = List.of();
    }
    return new RecommendationRequest(
        surface, asker, itemIds, filter, exclude, null, shape, presentation);
  }

  private static List<String> items(Parameters parameters, Surface surface) {
    return switch (surface) {
      case SIMILAR, BOUGHT_TOGETHER -> List.of(parameters.requiredText("item_id"));
      case NEXT -> {
        String itemId = parameters.optionalId("item_id");
        yield itemId == null ? List.of() : List.of(itemId);
      }
      case CART -> parameters.texts("item_ids", MOST_ITEMS);
      case FOR_YOU, BUY_AGAIN, TRENDING, RECENTLY_VIEWED -> List.of();
    };
  }

  /** Only what can be bought, unless the filter says something of that itself. */
  private static Filter inStock(Filter filter) {
    boolean says =
        filter.fields().stream().anyMatch(field -> field.kind() == FilterField.Kind.IN_STOCK);
    return says ? filter : filter.and(Filters.IN_STOCK);
  }

  private static Asker asker(Parameters parameters) {
    return new Asker(
        parameters.optionalId("user_id"),
        parameters.optionalId("session_id"),
        parameters.texts("session_items", MOST_ITEMS));
  }

  private static Filter filter(Parameters parameters, String name) {
    String text = parameters.longText(name, LONGEST_FILTER);
    if (text == null || text.isBlank()) {
      return Filters.ALL;
    }
    try {
      return FilterParser.parse(text);
    } catch (FilterSyntaxException e) {
      parameters.add(name, text, String.valueOf(e.getMessage()));
      return Filters.ALL;
    }
  }

  private static List<FacetRequest> facets(Parameters parameters) {
    List<FacetRequest> facets = new ArrayList<>();
    for (String text : parameters.list("facets", MOST_FACETS)) {
      try {
        if (text.equals("*")) {
          facets.addAll(FacetRequest.common());
        }
        facets.add(FacetRequest.parse(text));
      } catch (IllegalArgumentException e) {
        parameters.add("facets", text, String.valueOf(e.getMessage()));
      }
    }
    return List.copyOf(new LinkedHashSet<>(facets));
  }

  private static Diversity diversity(Parameters parameters) {
    Double strength = parameters.number("diversify", 0, 1, "from 0 to 1");
    return new Diversity(
        strength == null ? 0 : strength,
        parameters.integer("max_per_brand", 0, LARGEST_PAGE, 0),
        parameters.integer("max_per_category", 0, LARGEST_PAGE, 0));
  }

  private static Set<Exclusion> exclude(Parameters parameters, Set<Exclusion> absent) {
    if (!parameters.isGiven("exclude")) {
      return absent;
    }
    Set<Exclusion> exclude = EnumSet.noneOf(Exclusion.class);
    for (String text : parameters.list("exclude", Exclusion.values().length + 1)) {
      if (text.equals("none")) {
        continue;
      }
      Exclusion chosen = parameters.constant("exclude", text, Exclusion.values());
      if (chosen != null) {
        exclude.add(chosen);
      }
    }
    return exclude;
  }

  private static CutOff cutOff(Parameters parameters) {
    String text = parameters.optionalId("cutoff");
    if (text == null || text.equals("auto")) {
      return CutOff.AUTO;
    }
    if (text.equals("none")) {
      return CutOff.NONE;
    }
    Double cosine = parameters.number("cutoff", -1, 1, "from -1 to 1, or auto, or none");
    return cosine == null ? CutOff.AUTO : new CutOff(cosine);
  }

  private static Presentation presentation(Parameters parameters, boolean highlights) {
    return new Presentation(
        Set.copyOf(new LinkedHashSet<>(parameters.list("fields", MOST_FIELDS))),
        highlights && parameters.flag("highlight", true),
        parameters.flag("explain", false));
  }

  SuggestRequest suggestion(Map<String, List<String>> values) {
    Parameters parameters = new Parameters(values);
    String text = parameters.optionalText("q");
    Asker asker = asker(parameters);
    Set<SuggestionKind> kinds = EnumSet.noneOf(SuggestionKind.class);
    for (String name : parameters.list("kinds", SuggestionKind.values().length)) {
      SuggestionKind kind = parameters.constant("kinds", name, SuggestionKind.values());
      if (kind != null) {
        kinds.add(kind);
      }
    }
    int size = parameters.integer("size", 1, MOST_SUGGESTIONS, 5);
    Double strength = parameters.number("personalization", 0, 1, "from 0 to 1");
    parameters.check();
    return new SuggestRequest(
        text == null ? "" : text,
        asker,
        kinds.isEmpty() ? EnumSet.allOf(SuggestionKind.class) : kinds,
        size,
        strength == null ? settings.personalisation() : strength);
  }

  /** Which people are looked for. */
  record People(String prefix, int size) {}

  People people(Map<String, List<String>> values) {
    Parameters parameters = new Parameters(values);
    String prefix = parameters.optionalText("prefix");
    People people = new People(prefix == null ? "" : prefix, size(parameters, 20));
    parameters.check();
    return people;
  }

  /** What is to be drawn. */
  record Picture(int size, @Nullable String userId) {}

  Picture picture(Map<String, List<String>> values) {
    Parameters parameters = new Parameters(values);
    Picture picture =
        new Picture(
            parameters.integer("size", 1, LARGEST_PICTURE, 1000), parameters.optionalId("user_id"));
    parameters.check();
    return picture;
  }

  int sizeOnly(Map<String, List<String>> values, int absent) {
    Parameters parameters = new Parameters(values);
    int size = size(parameters, absent);
    parameters.check();
    return size;
  }

  /** The name of a generation. */
  String generation(Map<String, List<String>> values) {
    Parameters parameters = new Parameters(values);
    String generation = parameters.requiredText("generation");
    parameters.check();
    return generation;
  }

  /** Whether a person wants it. */
  boolean personalisation(Map<String, List<String>> values) {
    Parameters parameters = new Parameters(values);
    boolean personalisation = parameters.requiredFlag("personalization");
    parameters.check();
    return personalisation;
  }

  void nothing(Map<String, List<String>> values) {
    new Parameters(values).check();
  }

  private static int size(Parameters parameters, int absent) {
    return parameters.integer("size", 1, LARGEST_PAGE, absent);
  }
}

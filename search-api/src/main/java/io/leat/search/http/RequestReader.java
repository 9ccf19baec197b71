package io.leat.search.http;

import io.leat.search.Asker;
import io.leat.search.Blend;
import io.leat.search.RecommendationRequest;
import io.leat.search.SearchRequest;
import io.leat.search.SearchSettings;
import io.leat.search.query.Filters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters into requests: which there are, what they may be, and their defaults. */
final class RequestReader {
  private static final int LARGEST_PAGE = 100;
  private static final int DEEPEST_PAGE = 10_000;
  private static final int MOST_VALUES = 50;
  private static final int MOST_SESSION_ITEMS = 100;

  private final SearchSettings settings;

  RequestReader(SearchSettings settings) {
    this.settings = settings;
  }

  SearchRequest search(Map<String, List<String>> values) {
    Parameters parameters = new Parameters(values);
    String text = parameters.requiredText("q");
    Asker asker = asker(parameters, parameters.optionalId("user_id"));
    Filters filters = filters(parameters, false);
    int from = parameters.integer("from", 0, DEEPEST_PAGE, 0);
    int size = size(parameters, 20);
    Double personalisation = parameters.number("personalisation", 0, 1, "from 0 to 1");
    Blend blend = parameters.choice("blend", Blend.values(), Blend.WEIGHTED);
    parameters.check();
    return new SearchRequest(
        text,
        asker,
        filters,
        from,
        size,
        personalisation == null ? settings.personalisation() : personalisation,
        blend);
  }

  RecommendationRequest recommendation(String userId, Map<String, List<String>> values) {
    Parameters parameters = new Parameters(values);
    Asker asker = asker(parameters, userId);
    Filters filters = filters(parameters, true);
    int size = size(parameters, 20);
    boolean again = parameters.flag("again", false);
    boolean excludeBought = parameters.flag("exclude_bought", true);
    boolean excludeSeen = parameters.flag("exclude_seen", false);
    parameters.check();
    return new RecommendationRequest(asker, filters, size, excludeBought, excludeSeen, null, again);
  }

  private static Asker asker(Parameters parameters, @Nullable String userId) {
    return new Asker(
        userId,
        parameters.optionalId("session_id"),
        parameters.texts("session_items", MOST_SESSION_ITEMS));
  }

  /** Which others, and how many, are asked for beside one item. */
  record Related(int size, Filters filters) {}

  Related related(Map<String, List<String>> values) {
    Parameters parameters = new Parameters(values);
    Related related = new Related(size(parameters, 12), filters(parameters, false));
    parameters.check();
    return related;
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
    boolean personalisation = parameters.requiredFlag("personalisation");
    parameters.check();
    return personalisation;
  }

  void nothing(Map<String, List<String>> values) {
    new Parameters(values).check();
  }

  private static int size(Parameters parameters, int absent) {
    return parameters.integer("size", 1, LARGEST_PAGE, absent);
  }

  private static Filters filters(Parameters parameters, boolean inStockOnly) {
    Double priceMin = price(parameters, "price_min");
    Double priceMax = price(parameters, "price_max");
    if (priceMin != null && priceMax != null && priceMin > priceMax) {
      parameters.add(
          "price_min", priceMin.toString(), "must not be above price_max, which is " + priceMax);
    }
    return new Filters(
        parameters.texts("brand", MOST_VALUES),
        parameters.texts("category", MOST_VALUES),
        priceMin,
        priceMax,
        parameters.flag("in_stock", inStockOnly),
        attributes(parameters));
  }

  private static @Nullable Double price(Parameters parameters, String name) {
    return parameters.number(name, 0, Double.MAX_VALUE, "of at least 0");
  }

  private static Map<String, List<String>> attributes(Parameters parameters) {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    for (String attribute : parameters.texts("attribute", MOST_VALUES)) {
      int equals = attribute.indexOf('=');
      String name = equals < 0 ? "" : attribute.substring(0, equals).strip();
      String value = attribute.substring(equals + 1).strip();
      if (name.isEmpty() || value.isEmpty()) {
        parameters.add("attribute", attribute, "must be name=value, such as colour=red");
      } else {
        attributes.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
      }
    }
    return attributes;
  }
}

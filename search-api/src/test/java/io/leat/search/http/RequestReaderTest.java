package io.leat.search.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leat.search.Asker;
import io.leat.search.Blend;
import io.leat.search.CutOff;
import io.leat.search.Exclusion;
import io.leat.search.Presentation;
import io.leat.search.RecommendationRequest;
import io.leat.search.SearchRequest;
import io.leat.search.SearchSettings;
import io.leat.search.Surface;
import io.leat.search.facet.FacetRequest;
import io.leat.search.filter.Filter;
import io.leat.search.filter.FilterField;
import io.leat.search.filter.FilterField.Kind;
import io.leat.search.filter.Filters;
import io.leat.search.page.Diversity;
import io.leat.search.page.ItemQuestion.Shape;
import io.leat.search.page.SortOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {
  private final RequestReader reader = new RequestReader(SearchSettings.DEFAULT);

  @Test
  void readsEveryParameter() {
    RequestReader.Search request =
        reader.search(
            Map.ofEntries(
                Map.entry("q", List.of("red lamp")),
                Map.entry("user_id", List.of("u1")),
                Map.entry("session_items", List.of("a", "b")),
                Map.entry("filter", List.of("brand:Northwind AND price:>=1.5")),
                Map.entry("facet_filter", List.of("colour:red")),
                Map.entry("facets", List.of("brand, price(10,20)", "colour")),
                Map.entry("facet_size", List.of("5")),
                Map.entry("sort", List.of("price_asc")),
                Map.entry("group", List.of("true")),
                Map.entry("diversify", List.of("0.5")),
                Map.entry("max_per_brand", List.of("2")),
                Map.entry("max_per_category", List.of("3")),
                Map.entry("exclude", List.of("seen", "cart")),
                Map.entry("cutoff", List.of("0.7")),
                Map.entry("fields", List.of("title,price")),
                Map.entry("highlight", List.of("false")),
                Map.entry("explain", List.of("true")),
                Map.entry("size", List.of("100")),
                Map.entry("from", List.of("40")),
                Map.entry("personalization", List.of("1")),
                Map.entry("blend", List.of("rrf"))));

    FilterField brand = new FilterField(Kind.BRAND, "brand");
    FilterField price = new FilterField(Kind.PRICE, "price");
    FilterField colour = new FilterField(Kind.ATTRIBUTE, "colour");
    assertThat(request)
        .isEqualTo(
            new RequestReader.Search.New(
                new SearchRequest(
                    "red lamp",
                    new Asker("u1", null, List.of("a", "b")),
                    new Filter.And(
                        List.of(
                            new Filter.Is(brand, "Northwind"),
                            new Filter.Range(price, 1.5, Double.POSITIVE_INFINITY))),
                    Set.of(Exclusion.SEEN, Exclusion.CART),
                    new Shape(
                        new Filter.Is(colour, "red"),
                        List.of(
                            new FacetRequest(brand, List.of()),
                            new FacetRequest(price, List.of(10.0, 20.0)),
                            new FacetRequest(colour, List.of())),
                        5,
                        SortOrder.PRICE_ASC,
                        true,
                        new Diversity(0.5, 2, 3),
                        40,
                        100),
                    1,
                    Blend.RRF,
                    new CutOff(0.7),
                    new Presentation(Set.of("title", "price"), false, true))));
  }

  @Test
  void hasDefaults() {
    assertThat(reader.search(Map.of("q", List.of("lamp"))))
        .isEqualTo(
            new RequestReader.Search.New(
                new SearchRequest(
                    "lamp",
                    Asker.NOBODY,
                    Filters.ALL,
                    Set.of(),
                    Shape.first(20),
                    0.3,
                    Blend.WEIGHTED,
                    CutOff.AUTO,
                    new Presentation(Set.of(), true, false))));
    assertThat(reader.recommendation(Surface.FOR_YOU, Map.of("user_id", List.of("u1"))))
        .isEqualTo(
            RecommendationRequest.forYou(
                    new Asker("u1", null, List.of()), 12, Set.of(Exclusion.PURCHASED))
                .where(Filters.IN_STOCK));
  }

  @Test
  void aCursorIsAllThatIsSaid() {
    assertThat(reader.search(Map.of("cursor", List.of("abc"), "size", List.of("7"))))
        .isEqualTo(
            new RequestReader.Search.Next("abc", 7, new Presentation(Set.of(), true, false)));
    assertThat(problemOf(Map.of("cursor", List.of("abc"), "q", List.of("lamp"))).detail())
        .contains("q is unknown; allowed are cursor, explain, fields, highlight, size");
  }

  @Test
  void recommendationsThatMayBeOutOfStockSaySo() {
    RecommendationRequest request =
        reader.recommendation(
            Surface.SIMILAR,
            Map.of("item_id", List.of("i1"), "filter", List.of("in_stock:(true OR false)")));

    assertThat(request.filter()).isInstanceOf(Filter.Or.class);
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class, () -> reader.recommendation(Surface.SIMILAR, Map.of()));
    assertThat(thrown.problem().detail()).startsWith("item_id is required");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "user_id         | ' '      | must not be blank; leave it out instead",
        "session_items   | ' '      | must not be blank",
        "size            | 0        | must be a whole number from 1 to 100",
        "size            | 101      | must be a whole number from 1 to 100",
        "size            | 1.5      | must be a whole number from 1 to 100",
        "size            | many     | must be a whole number from 1 to 100",
        "from            | -1       | must be a whole number from 0 to 10000",
        "from            | 10001    | must be a whole number from 0 to 10000",
        "personalization | -0.1     | must be a number from 0 to 1",
        "personalization | 1.1      | must be a number from 0 to 1",
        "personalization | strong   | must be a number from 0 to 1",
        "filter          | brand:   | column 7: expected a value of brand, not the end",
        "filter          | a:b c:d  | column 5: expected AND, OR or the end, not 'c'",
        "filter          | brand:>1 | column 7: only price, popularity and created_at have ranges, brand has not",
        "facet_filter    | (a:b     | column 5: expected ')', not the end",
        "facets          | price(x) | x is no number",
        "facets          | popularity | must be brand, category, price, in_stock or the name of an attribute",
        "sort            | cheap    | must be one of relevance, price_asc, price_desc, newest, popularity",
        "group           | yes      | must be true or false",
        "diversify       | 2        | must be a number from 0 to 1",
        "cutoff          | near     | must be a number from -1 to 1, or auto, or none",
        "exclude         | bought   | must be one of seen, purchased, cart",
        "explain         | 1        | must be true or false",
        "blend           | sum      | must be one of weighted, rrf",
      })
  void everyWrongValueIsNamed(String field, String value, String problem) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    parameters.put("q", List.of("lamp"));
    parameters.put(field, List.of(value));

    Problem answer = problemOf(parameters);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors()).containsExactly(new Problem.FieldError(field, value, problem));
    assertThat(answer.detail()).isEqualTo("%s %s, was '%s'".formatted(field, problem, value));
  }

  @Test
  void allWrongValuesAreReportedTogether() {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    parameters.put("size", List.of("0"));
    parameters.put("from", List.of("x"));
    parameters.put("colour", List.of("red"));
    parameters.put("group", List.of("true", "false"));

    assertThat(problemOf(parameters).errors())
        .extracting(Problem.FieldError::field)
        .containsExactlyInAnyOrder("size", "from", "colour", "group");
  }

  @Test
  void anUnknownParameterIsToldWhatIsAllowed() {
    Problem answer = problemOf(Map.of("q", List.of("lamp"), "sise", List.of("5")));

    assertThat(answer.detail())
        .startsWith("sise is unknown; allowed are blend, cursor, cutoff,")
        .contains("size")
        .endsWith("was '5'");
  }

  @Test
  void limitsAreToldWithTheirSize() {
    String longText = "x".repeat(501);
    assertThat(problemOf(Map.of("q", List.of(longText))).detail())
        .contains("q must be at most 500 characters")
        .hasSizeLessThan(200);
    List<String> many = Collections.nCopies(101, "item");
    assertThat(problemOf(Map.of("q", List.of("lamp"), "session_items", many)).detail())
        .isEqualTo("session_items must be at most 100 values, was '101 values'");
  }

  private Problem problemOf(Map<String, List<String>> parameters) {
    ProblemException thrown =
        catchThrowableOfType(ProblemException.class, () -> reader.search(parameters));
    assertThat(thrown).as("%s", Arrays.toString(parameters.entrySet().toArray())).isNotNull();
    return thrown.problem();
  }
}

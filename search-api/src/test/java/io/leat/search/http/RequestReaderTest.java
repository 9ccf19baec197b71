package io.leat.search.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leat.search.Blend;
import io.leat.search.RecommendationRequest;
import io.leat.search.SearchRequest;
import io.leat.search.SearchSettings;
import io.leat.search.query.Filters;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {
  private final RequestReader reader = new RequestReader(SearchSettings.DEFAULT);

  @Test
  void readsEveryParameter() {
    SearchRequest request =
        reader.search(
            Map.ofEntries(
                Map.entry("q", List.of("red lamp")),
                Map.entry("user_id", List.of("u1")),
                Map.entry("session_items", List.of("a", "b")),
                Map.entry("brand", List.of("Northwind", "Fabrikam")),
                Map.entry("category", List.of("Home > Lamps")),
                Map.entry("price_min", List.of("1.50")),
                Map.entry("price_max", List.of("1e2")),
                Map.entry("in_stock", List.of("true")),
                Map.entry("attribute", List.of("colour=red", "colour=blue", "size=a=b")),
                Map.entry("size", List.of("100")),
                Map.entry("from", List.of("40")),
                Map.entry("personalisation", List.of("1")),
                Map.entry("blend", List.of("rrf"))));

    assertThat(request)
        .isEqualTo(
            new SearchRequest(
                "red lamp",
                "u1",
                List.of("a", "b"),
                new Filters(
                    List.of("Northwind", "Fabrikam"),
                    List.of("Home > Lamps"),
                    1.5,
                    100.0,
                    true,
                    Map.of("colour", List.of("red", "blue"), "size", List.of("a=b"))),
                40,
                100,
                1,
                Blend.RRF));
  }

  @Test
  void hasDefaults() {
    assertThat(reader.search(Map.of("q", List.of("lamp"))))
        .isEqualTo(
            new SearchRequest("lamp", null, List.of(), Filters.NONE, 0, 20, 0.3, Blend.WEIGHTED));
    assertThat(reader.recommendation("u1", Map.of()))
        .isEqualTo(new RecommendationRequest("u1", List.of(), Filters.IN_STOCK, 20, true, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "q               | ' '      | is required and must not be blank",
        "user_id         | ' '      | must not be blank; leave it out instead",
        "session_items   | ' '      | must not be blank",
        "brand           | ''       | must not be blank",
        "category        | ''       | must not be blank",
        "price_min       | cheap    | must be a number of at least 0",
        "price_min       | -1       | must be a number of at least 0",
        "price_min       | NaN      | must be a number of at least 0",
        "price_max       | 0x1p3    | must be a number of at least 0",
        "price_max       | Infinity | must be a number of at least 0",
        "price_max       | 1f       | must be a number of at least 0",
        "in_stock        | yes      | must be true or false",
        "attribute       | red      | must be name=value, such as colour=red",
        "attribute       | =red     | must be name=value, such as colour=red",
        "attribute       | colour=  | must be name=value, such as colour=red",
        "size            | 0        | must be a whole number from 1 to 100",
        "size            | 101      | must be a whole number from 1 to 100",
        "size            | 1.5      | must be a whole number from 1 to 100",
        "size            | many     | must be a whole number from 1 to 100",
        "from            | -1       | must be a whole number from 0 to 10000",
        "from            | 10001    | must be a whole number from 0 to 10000",
        "personalisation | -0.1     | must be a number from 0 to 1",
        "personalisation | 1.1      | must be a number from 0 to 1",
        "personalisation | strong   | must be a number from 0 to 1",
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
    parameters.put("in_stock", List.of("true", "false"));

    assertThat(problemOf(parameters).errors())
        .extracting(Problem.FieldError::field)
        .containsExactlyInAnyOrder("q", "size", "from", "colour", "in_stock");
  }

  @Test
  void anUnknownParameterIsToldWhatIsAllowed() {
    Problem answer = problemOf(Map.of("q", List.of("lamp"), "sise", List.of("5")));

    assertThat(answer.detail())
        .startsWith("sise is unknown; allowed are attribute, blend, brand,")
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

  @Test
  void pricesMustNotCross() {
    Map<String, List<String>> parameters =
        Map.of("q", List.of("lamp"), "price_min", List.of("5"), "price_max", List.of("4"));

    assertThat(problemOf(parameters).detail())
        .isEqualTo("price_min must not be above price_max, which is 4.0, was '5.0'");
  }

  private Problem problemOf(Map<String, List<String>> parameters) {
    ProblemException thrown =
        catchThrowableOfType(ProblemException.class, () -> reader.search(parameters));
    assertThat(thrown).as("%s", Arrays.toString(parameters.entrySet().toArray())).isNotNull();
    return thrown.problem();
  }
}

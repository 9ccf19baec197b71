package io.leat.data.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRowsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void cutsEachOfTheThreeShapes() {
    assertThat(rows(" {\"a\":1} ")).containsExactly(" {\"a\":1} ");
    assertThat(rows("[]")).isEmpty();
    assertThat(rows(" [ {\"a\":[1,{}]} , 5,\"x\" ]\n"))
        .containsExactly("{\"a\":[1,{}]}", "5", "\"x\"");
    assertThat(rows("{\"events\":[{\"a\":\"]\\\"}\"},null]}"))
        .containsExactly("{\"a\":\"]\\\"}\"}", "null");
    assertThat(rows("{ \"events\" : [ ] }")).isEmpty();
  }

  @Test
  void anObjectWhoseListIsNoListIsARow() {
    assertThat(rows("{\"events\":5}")).containsExactly("{\"events\":5}");
  }

  @Test
  void aRowMayBeAnythingWithinItsBrackets() {
    assertThat(rows("[{\"price\":NaN},{x},{\"a\":1}]"))
        .containsExactly("{\"price\":NaN}", "{x}", "{\"a\":1}");
  }

  @Test
  void stopsAtOneMoreThanThereMayBe() {
    assertThat(JsonRows.of("[1,2,3,4,5", "events", 3)).hasSize(4);
    assertThat(JsonRows.of("[1,2,3]", "events", 3)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "5",
        "\"x\"",
        "null",
        "[",
        "[{}",
        "[{},",
        "[{},]",
        "[,]",
        "[{}]]",
        "[{}] []",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":}",
        "{\"a\":1",
        "{\"a\":1,}",
        "{\"a\":\"x",
        "{a:1}",
        "{\"a\":1}{}",
        "{\"a\" 1}",
        "[{\"a\":\"\\\"]",
        "{\"events\":[{}]",
        "{\"events\":[{}],\"source\":\"x\"}",
        "{\"events\":[{}],\"events\":[]}"
      })
  void whatIsNoneOfThemIsTold(String text) {
    assertThatThrownBy(() -> rows(text))
        .isInstanceOf(JsonShapeException.class)
        .hasMessageStartingWith("The body")
        .hasMessageNotContaining("%");
  }

  @Test
  void theMessageNamesWhatIsInTheWay() {
    assertThatThrownBy(() -> rows("{\"source\":\"x\",\"events\":[]}"))
        .hasMessageContaining("\"events\"")
        .hasMessageContaining("\"source\"");
    assertThatThrownBy(() -> rows("[{} {}]")).hasMessageContaining("at character 4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{\"a\":1,\"b\":{\"c\":2}} | a b", "{} | ''", "{\"a\":1,x | a", "[1] | ''"})
  void namesFields(String object, String names) {
    assertThat(String.join(" ", JsonRows.names(object))).isEqualTo(names);
  }

  /** Against the library, on random arrays with awkward texts and spaces. */
  @Test
  void cutsWhereTheLibraryCuts() throws Exception {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<JsonNode> elements = new ArrayList<>();
      StringBuilder text = new StringBuilder("[");
      for (int i = 0; i < random.nextInt(8); i++) {
        JsonNode element = JSON.readTree(randomValue(random, 0));
        elements.add(element);
        text.append(i == 0 ? "" : ",").append(" \n".repeat(random.nextInt(2)));
        text.append(random.nextBoolean() ? element : element.toPrettyString());
      }
      text.append(']');

      List<JsonNode> cut = new ArrayList<>();
      for (String row : rows(text.toString())) {
        cut.add(JSON.readTree(row));
      }
      assertThat(cut).as("seed %d: %s", seed, text).isEqualTo(elements);
    }
  }

  private static String randomValue(Random random, int depth) throws Exception {
    return switch (random.nextInt(depth > 3 ? 3 : 5)) {
      case 0 -> Integer.toString(random.nextInt());
      case 1 -> JSON.writeValueAsString(RandomText.of(random));
      case 2 -> "true";
      case 3 -> "[" + randomValue(random, depth + 1) + "," + randomValue(random, depth + 1) + "]";
      default ->
          "{"
              + JSON.writeValueAsString(RandomText.of(random))
              + ":"
              + randomValue(random, depth + 1)
              + "}";
    };
  }

  private static List<String> rows(String text) {
    return JsonRows.of(text, "events", 100);
  }
}

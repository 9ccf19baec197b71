package io.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of {@code evaluate recommend}, with models that learn in no time. */
class EvaluateRecommendTest {
  @TempDir Path directory;

  @Test
  void onePrintedObjectHasTheChosenModelAtItsTop() throws IOException {
    file("train", "u\ta\t100", "v\ta\t200", "v\tb\t300", "w\tb\t400", "w\ta\t500");
    file("test", "u\tb\t600", "stranger\tz\t600");

    Run run = evaluate("--train train --test test --k 2,1 --model popularity,ease,v-sknn");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("model").asText()).isEqualTo("popularity");
    assertThat(json.get("recall@1").asDouble()).isCloseTo(0.5, within(1e-12));
    assertThat(json.get("ndcg@2").asDouble()).isCloseTo(0.5, within(1e-12));
    assertThat(json.get("users").asInt()).isEqualTo(2);
    assertThat(json.get("items").asInt()).isEqualTo(2);
    assertThat(json.get("unknown_users").asInt()).isEqualTo(1);
    assertThat(json.get("unknown_items").asInt()).isEqualTo(1);
    assertThat(json.get("protocol").asText()).isEqualTo("full-ranking");
    assertThat(json.get("format").asText()).isEqualTo("pairs");
    assertThat(json.at("/ci95/recall@1")).hasSize(2);
    assertThat(json.at("/models/ease/hit_rate@2").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/models/v-sknn/skipped").asText()).contains("next-item");
  }

  @Test
  void theReportIsWritten() throws IOException {
    file("train", "a b c", "a b", "b a");
    file("test", "a b a");

    Run run =
        evaluate(
            "--train train --test test --protocol next-item --model item-cosine --report report");

    assertThat(run.code()).isZero();
    assertThat(Files.readString(directory.resolve("report/index.html"))).contains("item-cosine");
  }

  @Test
  void theLastItemsAreHeldOutWithoutATest() throws IOException {
    file("train", "u a b c", "v a b c", "w b");
    Run run = evaluate("--train train --user-first --last-only --k 1 --model item-cosine");
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("questions").asInt()).isEqualTo(2);
    assertThat(json.get("excluded").asText()).isEqualTo("seen");
    assertThat(json.get("unknown_items").asInt()).as("c is nowhere else").isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --train train                                        | --test is missing
          --test test                                          | give --train and --test, or --shop
          --train train --test test --k 0                      | --k must be 1 to 100, was 0
          --train train --test test --k 101                    | --k must be 1 to 100, was 101
          --train train --test test --k x                      | 'x' is not a whole number
          --train train --test test --format csv               | 'csv'
          --train train --test test --protocol guess           | 'guess' is not a protocol
          --train train --test test --model magic              | 'magic' is not a model: choose from leat, popularity
          --train train --test test --ease-lambda 0            | --ease-lambda must be a number above 0
          --train train --test test --ease-lambda NaN          | --ease-lambda must be a number above 0
          --train train --test test --last-only --protocol full-ranking | go with --protocol next-item
          --train train --test test --format lists --user-first | --user-first goes with
          --train train --test test --format lists --protocol next-item | needs an order
          --train train --test test --format ncf --protocol full-ranking | --format ncf goes with
          --train train --test test --format sequences --protocol full-ranking | can only be asked for the next-item
          --train train --test test --format sequences --min-prefix 0 | --min-prefix must be at least 1
          --train train --test test --cold-only                | --cold-only goes with --shop
          --shop shop                                          | --shop and --split-at go together
          --split-at 2026-01-01T00:00:00Z                      | --shop and --split-at go together
          --shop shop --split-at yesterday                     | 'yesterday' is not a time such as
          """)
  void wrongUsageNamesOptionAndValue(String line, String message) throws IOException {
    file("train", "u a b", "v a");
    file("test", "u c");
    Run run = evaluate(line);

    assertThat(run.err()).startsWith("leat: ").contains(message).doesNotContain("Exception");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --train none --test test         | none does not exist
          --train empty --test test        | empty is empty
          --train train --test none        | none does not exist
          --train train --test nothing     | the test has nothing to ask
          --train broken --test test --format pairs | broken line 1: 1 column(s)
          --train train --test test --items broken  | broken line 1: 'u a'
          --shop none --split-at 2026-01-01T00:00:00Z | none has neither items.jsonl
          """)
  void whatCannotBeDoneFailsInOneSentence(String line, String message) throws IOException {
    file("train", "u a b", "v a");
    file("test", "u c", "v b");
    file("empty");
    file("nothing", "u", "v");
    file("broken", "u a");
    Run run = evaluate(line + " --model popularity");

    assertThat(run.err()).startsWith("leat: ").contains(message).doesNotContain("\tat ");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
  }

  private void file(String name, String... lines) throws IOException {
    Files.write(directory.resolve(name), List.of(lines));
  }

  /** Names of files without a slash are taken from the test's directory. */
  private Run evaluate(String line) {
    List<String> words = new ArrayList<>(List.of("evaluate", "recommend"));
    String before = "";
    for (String word : line.strip().split(" +", -1)) {
      boolean isPath =
          List.of("--train", "--test", "--items", "--shop", "--report").contains(before);
      words.add(isPath ? directory.resolve(word).toString() : word);
      before = word;
    }
    return Run.leat(words.toArray(String[]::new));
  }
}

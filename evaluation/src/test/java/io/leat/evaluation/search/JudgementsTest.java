package io.leat.evaluation.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.data.ShopException;
import io.leat.evaluation.EvaluationProgress;
import io.leat.evaluation.dataset.Judgements;
import io.leat.evaluation.dataset.JudgementsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementsTest {
  @TempDir Path directory;

  @Test
  void columnsAreFoundByName() throws IOException {
    Judgements read =
        read("id\tproduct_uid\tquery\trelevance_1_3", "1\ta\t lamp \t2.33", "2\tb\tlamp\t1");

    assertThat(read.grades()).isEqualTo(Map.of("lamp", Map.of("a", 2.33, "b", 1.0)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          query/item_id/grade        | q/a/1     | line 1: the header 'query item_id grade' has no column relevance
          word/item_id/relevance     | q/a/1     | has no column query
          query/id/relevance         | q/a/1     | has no column item_id
          query/item_id/relevance    | q/a       | line 2: 2 columns where the header has 3
          query/item_id/relevance    | q/a/high  | line 2: relevance 'high' is not a number
          query/item_id/relevance    | q/a/NaN   | line 2: relevance 'NaN' is not a number
          query/item_id/relevance    |  /a/1     | line 2: query is blank
          query/item_id/relevance    | q/ /1     | line 2: item is blank
          """)
  void whatIsNoJudgementNamesFileAndLine(String header, String line, String message) {
    assertThatThrownBy(() -> read(header.replace('/', '\t'), line.replace('/', '\t')))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("judgements.tsv")
        .hasMessageContaining(message);
  }

  @Test
  void oneItemIsJudgedOnce() throws IOException {
    String header = "query\titem_id\trelevance";
    assertThat(read(header, "q\ta\t1", "q\ta\t1").grades()).hasSize(1);
    assertThatThrownBy(() -> read(header, "q\ta\t1", "q\ta\t2"))
        .hasMessageContaining("line 3: item 'a' of query 'q' is judged 2.0 here and 1.0 before");
    assertThatThrownBy(() -> read(header)).hasMessageContaining("has a header and no judgements");
  }

  @Test
  void gainsRunFromTheLeastGradeToTheGreatest() {
    Judgements judgements =
        new Judgements(
            Map.of("q", Map.of("a", 3.0, "b", 1.0, "c", 2.0, "gone", 1.5), "r", Map.of("a", 1.0)));
    JudgedQueries judged = JudgedQueries.of(judgements, Set.of("a", "b", "c"), 2);

    assertThat(judged.queries())
        .containsExactly(
            new JudgedQueries.Query(
                "q", Map.of("a", 1.0, "b", 0.0, "c", 0.5, "gone", 0.25), Set.of("a", "c", "gone")));
    assertThat(judged.fewer()).isEqualTo(1);
    assertThat(judged.unknownItems()).isEqualTo(1);
    assertThat(judged.gainRule()).isEqualTo("(relevance - 1) / 2, unjudged 0");
  }

  @Test
  void whatCannotBeAskedIsSaid() {
    Judgements alike = new Judgements(Map.of("q", Map.of("a", 2.0, "b", 2.0)));
    assertThatThrownBy(() -> JudgedQueries.of(alike, Set.of("a"), 1))
        .hasMessageContaining("all judgements have the same relevance, 2.0");
    Judgements few = new Judgements(Map.of("q", Map.of("a", 2.0, "b", 1.0)));
    assertThatThrownBy(() -> JudgedQueries.of(few, Set.of("a"), 3))
        .hasMessageContaining("no query has 3 judgements or more");
  }

  @Test
  void listsAreMeasuredByHand() {
    JudgedQueries judged =
        JudgedQueries.of(
            new Judgements(Map.of("q", Map.of("a", 3.0, "b", 1.0, "c", 2.0, "d", 3.0))),
            Set.of("a", "b", "c", "d"),
            1);
    SearchQuality quality =
        new SearchEvaluation(judged, 2, EvaluationProgress.NONE)
            .run(Map.of("found", (text, k) -> List.of("b", "c", "a")))
            .getFirst();

    double discount = Math.log(2) / Math.log(3);
    assertThat(quality.means().get("ndcg@2"))
        .isCloseTo(0.5 * discount / (1 + discount), within(1e-12));
    assertThat(quality.means().get("mrr@2")).isEqualTo(0.5);
    assertThat(quality.means().get("recall@2")).isEqualTo(1 / 3.0);
    assertThat(quality.means().get("hit_rate@2")).isEqualTo(1);
    assertThat(quality.zeroResults()).isZero();
  }

  private Judgements read(String... lines) throws IOException {
    return JudgementsReader.read(Files.write(directory.resolve("judgements.tsv"), List.of(lines)));
  }
}

package io.leat.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.evaluation.EvaluationProgress;
import io.leat.evaluation.EvaluationResult;
import io.leat.evaluation.Histories;
import io.leat.evaluation.ModelChoice;
import io.leat.evaluation.RecommendEvaluation;
import io.leat.evaluation.dataset.Interactions;
import io.leat.evaluation.protocol.EvaluationTask;
import io.leat.evaluation.protocol.UserQuestions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HtmlReportTest {
  @TempDir Path directory;

  @Test
  void onePageWithChartsThatNeedsNothingElse() throws IOException {
    Interactions train = Histories.of("u: <b>x</b> b", "v: <b>x</b> c&d", "w: b");
    EvaluationTask task =
        UserQuestions.fullRanking(train, Histories.of("u: c&d", "w: <b>x</b>"), Map.of());
    RecommendEvaluation evaluation =
        new RecommendEvaluation(
            task,
            List.of(1, 2),
            1,
            nothing -> {
              throw new AssertionError("leat was not asked for");
            },
            EvaluationProgress.NONE);
    EvaluationResult result =
        new EvaluationResult(
            task, "lists", "1.0", evaluation.run(ModelChoice.parse("popularity,ease,v-sknn")));

    Path file = HtmlReport.write(result, directory.resolve("new/report"));
    String page = Files.readString(file);

    assertThat(page)
        .startsWith("<!doctype html>")
        .contains("&lt;b&gt;x&lt;/b&gt;", "Not measured: v-sknn", "recall@2", "p99", "currentColor")
        .doesNotContain("<b>x", "<script", "<link", "rgb(17,34,51)", "<!DOCTYPE svg");
    assertThat(page.split("<svg ", -1)).as("charts").hasSizeGreaterThanOrEqualTo(5 + 1);
    assertThat(page.replace("http://www.w3.org/", "")).doesNotContain("http:", "https:");
  }
}

package io.leat.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leat.data.ShopException;
import io.leat.evaluation.PopularityRecommender;
import io.leat.evaluation.RecommendationQuality;
import io.leat.evaluation.ServedRecommender;
import io.leat.evaluation.TemporaryDirectory;
import io.leat.evaluation.TimeSplit;
import io.leat.flink.RebuildReport;
import io.leat.flink.RebuildRequest;
import io.leat.index.snapshot.SnapshotStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures recommendations on a shop cut by time. */
@Command(
    name = "recommend",
    description =
        "Cuts a shop by time, rebuilds from what came before and asks for each shopper's recommendations:"
            + " how many of the items that the shopper bought after, and not before, are among the first"
            + " k? Prints one JSON object; the popularity baseline is under models.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: ./leat evaluate recommend --shop shop --split-at 2026-03-10T00:00:00Z --k 10,20"
    })
final class EvaluateRecommendCommand implements Callable<Integer> {
  @Mixin ShopOption shop;

  @Option(
      names = "--split-at",
      required = true,
      paramLabel = "TIME",
      description = "ISO-8601, such as 2026-03-10T00:00:00Z; events before it are learnt from.")
  Instant splitAt;

  @Option(
      names = "--k",
      paramLabel = "K,...",
      split = ",",
      defaultValue = "10,20",
      description = "Lengths of the lists, 1 to 100. Default: ${DEFAULT-VALUE}.")
  List<Integer> cutOffs;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException {
    for (int k : cutOffs) {
      if (k < 1 || k > 100) {
        throw new ParameterException(spec.commandLine(), "--k must be 1 to 100, was " + k);
      }
    }
    try (TemporaryDirectory scratch = TemporaryDirectory.create("leat-evaluate")) {
      TimeSplit split = TimeSplit.cut(shop.files(), splitAt, scratch.path().resolve("training"));
      if (split.after().isEmpty()) {
        throw new ShopException(
            "--split-at %s: nobody who bought before it bought anything new after it; choose another time"
                .formatted(splitAt));
      }
      Path index = scratch.path().resolve("index");
      RebuildReport rebuilt = RebuildCommand.run(RebuildRequest.of(split.training(), index));
      spec.commandLine()
          .getOut()
          .println(
              new ObjectMapper()
                  .writerWithDefaultPrettyPrinter()
                  .writeValueAsString(measure(split, new SnapshotStore(index), rebuilt)));
      return 0;
    }
  }

  private Map<String, Object> measure(TimeSplit split, SnapshotStore store, RebuildReport rebuilt) {
    int longest = cutOffs.stream().mapToInt(Integer::intValue).max().orElseThrow();
    RecommendationQuality popularity =
        RecommendationQuality.measure(
            split.after(), new PopularityRecommender(split.before(), longest), cutOffs);
    try (ServedRecommender served = new ServedRecommender(store, longest)) {
      RecommendationQuality quality = RecommendationQuality.measure(split.after(), served, cutOffs);
      Map<String, Object> result = new LinkedHashMap<>(quality.means());
      result.put("users", quality.users());
      result.put("items", rebuilt.items());
      result.put("models", Map.of("popularity", popularity.means()));
      return result;
    }
  }
}

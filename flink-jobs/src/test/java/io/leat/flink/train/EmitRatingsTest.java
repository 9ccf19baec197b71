package io.leat.flink.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.als.AlsParameters;
import io.leat.core.history.Histories;
import io.leat.core.history.History;
import io.leat.core.hybrid.HybridModel;
import io.leat.core.hybrid.HybridParameters;
import io.leat.core.hybrid.HybridTrainer;
import io.leat.core.matrix.SparseRows;
import io.leat.flink.als.Rating;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmitRatingsTest {
  private static final long NOW = 1_770_000_000L;
  private static final Learnt LEARNT =
      new Learnt(HybridParameters.DEFAULT.withHalfLife(12_345.678), HybridModel.POPULARITY);

  @TempDir private Path directory;

  /** The last person and the last item have no rating, and count for the scale all the same. */
  @Test
  void areTheMatrixOfTheTrainerInEntriesAndShape() {
    Histories histories =
        new Histories.Builder(4)
            .add(
                new History(
                    new int[] {2, 0, 2}, new float[] {1, 3, 5}, new long[] {NOW - 9000, NOW, NOW}),
                false)
            .add(new History(new int[] {1}, new float[] {2}, new long[] {NOW - 50_000}), true)
            .add(new History(new int[] {3}, new float[] {-1}, new long[] {NOW}), true)
            .build();
    List<ItemTerms> catalogue = new ArrayList<>();
    for (String id : List.of("a", "b", "c", "d")) {
      catalogue.add(new ItemTerms(id, List.of(id)));
    }
    TrainingWork work = new TrainingWork(directory.resolve("work").toString());
    work.write(new TrainingData(catalogue, histories, NOW, 0), LEARNT);
    assertThat(work.learnt()).isEqualTo(LEARNT);

    List<Rating> ratings = new ArrayList<>();
    new EmitRatings().flatMap(work.directory(), new ListCollector<>(ratings));

    SparseRows matrix = HybridTrainer.inMemory(LEARNT.parameters()).matrix(histories, NOW);
    SparseRows.Builder emitted = new SparseRows.Builder(3, 4);
    ratings.stream()
        .filter(rating -> rating.weight() > 0)
        .forEach(rating -> emitted.add(rating.user(), rating.item(), rating.weight()));
    assertThat(matrix.entries()).isEqualTo(3);
    assertThat(emitted.build()).usingRecursiveComparison().isEqualTo(matrix);
    AlsParameters als = LEARNT.parameters().als();
    assertThat(
            als.scaledTo(
                ratings.stream().mapToDouble(Rating::weight).sum(),
                1 + ratings.stream().mapToInt(Rating::user).max().orElseThrow(),
                1 + ratings.stream().mapToInt(Rating::item).max().orElseThrow()))
        .isEqualTo(als.scaledTo(matrix));
  }
}

package io.leat.flink.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.ImplicitAls;
import io.leat.core.als.SubspaceSize;
import io.leat.core.matrix.SparseRows;
import io.leat.data.ShopException;
import io.leat.flink.job.Environments;
import io.leat.flink.job.JobRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BlockAlsIT {
  private static final AlsParameters SMALL = new AlsParameters(17, 3, 0.4, 0.01, 1, 7);

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"1, 64", "2, 64", "3, 64", "3, 3", "2, 7"})
  void equalsTrainingInOneProcess(int parallelism, int blocks) throws Exception {
    expectEqual(randomRatings(150, 90, 1500, 5), SMALL, parallelism, blocks);
  }

  /** To the last bit, whatever order the ratings come in. */
  @Test
  void parallelismDoesNotMatter() throws Exception {
    List<Rating> ratings = randomRatings(120, 70, 900, 6);
    Trained alone = train(ratings, SMALL, 1, 16);
    Collections.shuffle(ratings, new Random(1));
    Trained three = train(ratings, SMALL, 3, 16);
    assertThat(three.users).isEqualTo(alone.users);
    assertThat(three.items).isEqualTo(alone.items);
    assertThat(alone.items).isNotEqualTo(new float[alone.items.length]);
  }

  /** Most rows of either side are long enough for steps, from the vectors of the sweep before. */
  @Test
  void rowsTakenInStepsStayTheSame() throws Exception {
    List<Rating> ratings = randomRatings(100, 90, 30_000, 8);
    AlsParameters parameters = new AlsParameters(70, 4, 0.4, 0.01, 1, 7);
    SubspaceSize subspace = new SubspaceSize(16);
    expectEqual(ratings, parameters, subspace, 2, 16);
    Trained alone = train(ratings, parameters, subspace, 1, 16);
    Trained three = train(ratings, parameters, subspace, 3, 16);
    assertThat(three.users).isEqualTo(alone.users);
    assertThat(three.items).isEqualTo(alone.items);
    assertThat(alone.items)
        .isNotEqualTo(train(ratings, parameters, SubspaceSize.WHOLE, 1, 16).items);
  }

  @Test
  void moreBlocksThanRowsAndRowsWithoutRatings() throws Exception {
    // Users 1 and 3, items 0 and 2 have none; user 4's weighs nothing.
    expectEqual(
        List.of(new Rating(0, 1, 2), new Rating(2, 3, 1), new Rating(0, 3, 1), new Rating(4, 1, 0)),
        new AlsParameters(4, 3, 0.4, 0.01, 1, 7),
        2,
        64);
  }

  @Test
  void oneUserOneItemAndARankBeyondThem() throws Exception {
    expectEqual(List.of(new Rating(0, 0, 1)), new AlsParameters(8, 3, 0.4, 0.01, 1, 7), 2, 64);
    expectEqual(
        List.of(new Rating(0, 0, 1), new Rating(0, 5, 1)),
        new AlsParameters(33, 2, 0.4, 0.01, 1, 7),
        2,
        4);
  }

  @Test
  void weightsOfOnePairAreSummed() throws Exception {
    expectEqual(
        List.of(new Rating(0, 0, 1), new Rating(1, 1, 2), new Rating(0, 0, 3), new Rating(1, 0, 1)),
        new AlsParameters(2, 3, 0.4, 0.01, 1, 7),
        2,
        2);
  }

  @Test
  void nothingToTrainOnIsSaid() {
    for (List<Rating> ratings : List.of(List.of(new Rating(0, 0, 0)))) {
      assertThatThrownBy(() -> train(ratings, SMALL, 2, 4))
          .isInstanceOf(ShopException.class)
          .hasMessageContaining("nothing to train on");
    }
  }

  private record Trained(float[] users, float[] items) {}

  private void expectEqual(
      List<Rating> ratings, AlsParameters parameters, int parallelism, int blocks)
      throws Exception {
    expectEqual(ratings, parameters, SubspaceSize.WHOLE, parallelism, blocks);
  }

  private void expectEqual(
      List<Rating> ratings,
      AlsParameters parameters,
      SubspaceSize subspace,
      int parallelism,
      int blocks)
      throws Exception {
    int users = 1 + ratings.stream().mapToInt(Rating::user).max().orElseThrow();
    int items = 1 + ratings.stream().mapToInt(Rating::item).max().orElseThrow();
    SparseRows.Builder builder = new SparseRows.Builder(users, items);
    ratings.forEach(rating -> builder.add(rating.user(), rating.item(), rating.weight()));
    SparseRows interactions = builder.build();
    ImplicitAls.Factors expected =
        ImplicitAls.train(interactions, parameters.scaledTo(interactions), subspace, sweep -> {});

    Trained trained = train(ratings, parameters, subspace, parallelism, blocks);

    assertThat(trained.items).containsExactly(expected.items().values(), within(1e-4f));
    assertThat(trained.users).containsExactly(expected.users().values(), within(1e-4f));
    assertThat(expected.users().values()).isNotEqualTo(new float[users * parameters.rank()]);
  }

  private Trained train(List<Rating> ratings, AlsParameters parameters, int parallelism, int blocks)
      throws IOException {
    return train(ratings, parameters, SubspaceSize.WHOLE, parallelism, blocks);
  }

  private Trained train(
      List<Rating> ratings,
      AlsParameters parameters,
      SubspaceSize subspace,
      int parallelism,
      int blocks)
      throws IOException {
    Path output = Files.createTempDirectory(directory, "factors");
    Path work = Files.createTempDirectory(directory, "work");
    StreamExecutionEnvironment environment = Environments.embeddedPipelined(parallelism);
    DataStream<Rating> stream =
        environment.fromData(ratings).setParallelism(1).uid("ratings").rebalance();
    BlockAls.Factors factors = new BlockAls(parameters, subspace, blocks).factors(stream, work);
    factors.users().sinkTo(new FactorFiles(output)).uid("users");
    factors.items().sinkTo(new FactorFiles(output)).uid("items");
    JobRun.execute(environment, "test", counters -> {});
    int users = 1 + ratings.stream().mapToInt(Rating::user).max().orElseThrow();
    int items = 1 + ratings.stream().mapToInt(Rating::item).max().orElseThrow();
    return new Trained(
        read(FactorFiles.factors(output, Side.USERS), users * parameters.rank()),
        read(FactorFiles.factors(output, Side.ITEMS), items * parameters.rank()));
  }

  /** Rows at the end that nobody wrote are zero. */
  static float[] read(Path file, int numbers) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes.length).isLessThanOrEqualTo(numbers * Float.BYTES);
    float[] values = new float[numbers];
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values, 0, bytes.length / Float.BYTES);
    return values;
  }

  private static List<Rating> randomRatings(int users, int items, int count, long seed) {
    Random random = new Random(seed);
    List<Rating> ratings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double popular = random.nextDouble() * random.nextDouble();
      ratings.add(
          new Rating(
              random.nextInt(users), (int) (items * popular), 0.5f + random.nextInt(6) / 2f));
    }
    return ratings;
  }
}

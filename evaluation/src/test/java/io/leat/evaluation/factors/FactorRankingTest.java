package io.leat.evaluation.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.data.ShopException;
import io.leat.evaluation.dataset.Format;
import io.leat.evaluation.dataset.InteractionFiles;
import io.leat.evaluation.dataset.Interactions;
import io.leat.flink.als.FactorFiles;
import io.leat.flink.als.Side;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactorRankingTest {
  @TempDir Path directory;

  @Test
  void workedByHand() throws IOException {
    write(Side.USERS, List.of("ann", "bob"), 1, 0, 0, 1);
    write(Side.ITEMS, List.of("a", "b", "c", "d"), 4, 1, 3, 2, 2, 3, 1, 4);
    // ann's order is a b c d, without the trained a: b c. bob's is d c b a: d c.
    Interactions train = lists("ann a\nbob");
    Interactions test = lists("ann c d x\nbob d\neve a");

    FactorRanking.Quality quality = ranking(2).measure(train, test);

    double second = Math.log(2) / Math.log(3);
    assertThat(quality.users()).isEqualTo(3);
    assertThat(quality.recall()).isCloseTo((1 / 3.0 + 1 + 0) / 3, within(1e-12));
    assertThat(quality.ndcg()).isCloseTo((second / (1 + second) + 1 + 0) / 3, within(1e-12));
  }

  @Test
  void theSameAsSortingAllScoresOverManyBlocks() throws IOException {
    int users = 6;
    int items = 2500;
    int rank = 3;
    Random random = new Random(7);
    float[][] both = new float[2][];
    both[0] = floats(random, users * rank);
    both[1] = floats(random, items * rank);
    write(Side.USERS, ids(users), both[0]);
    write(Side.ITEMS, ids(items), both[1]);
    StringBuilder train = new StringBuilder();
    StringBuilder test = new StringBuilder();
    double expected = 0;
    for (int user = 0; user < users; user++) {
      float[] scores = new float[items];
      for (int i = 0; i < items * rank; i++) {
        scores[i / rank] += both[0][user * rank + i % rank] * both[1][i];
      }
      List<Integer> order = new ArrayList<>(IntStream.range(0, items).boxed().toList());
      order.sort((a, b) -> Float.compare(scores[b], scores[a]));
      // Trained on the first 30, tested on five behind them of which two are beyond the 20th.
      train.append(user);
      order.subList(0, 30).forEach(item -> train.append(' ').append(item));
      train.append('\n');
      test.append(user);
      List.of(30, 35, 49, 50, 99).forEach(at -> test.append(' ').append(order.get(at)));
      test.append('\n');
      expected += 3 / 5.0 / users;
    }

    FactorRanking.Quality quality = ranking(20).measure(lists(train), lists(test));

    assertThat(quality.recall()).isCloseTo(expected, within(1e-12));
  }

  @Test
  void filesThatDoNotBelongTogetherAreNamed() throws IOException {
    write(Side.USERS, List.of("ann", "bob"), 1, 0, 0);

    assertThatThrownBy(() -> FactorTable.read(directory, Side.USERS))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("users.f32 has 12 bytes, which are not 2 rows");
    assertThatThrownBy(() -> FactorTable.read(directory, Side.ITEMS))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("items.f32 cannot be read");
    Map<String, Integer> one = new HashMap<>(Map.of("a", 0));
    assertThatThrownBy(() -> new FactorTable(one, 2, new float[3]))
        .hasMessage("1 rows of rank 2 need 2 numbers, got 3");
  }

  private FactorRanking ranking(int k) {
    return new FactorRanking(
        FactorTable.read(directory, Side.USERS), FactorTable.read(directory, Side.ITEMS), k);
  }

  private Interactions lists(CharSequence text) throws IOException {
    Path file = Files.writeString(directory.resolve("lists.txt"), text);
    return new InteractionFiles(Format.LISTS, false, note -> {}).read(file);
  }

  private void write(Side side, List<String> ids, float... values) throws IOException {
    Files.write(FactorFiles.ids(directory, side), ids);
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    Files.write(FactorFiles.factors(directory, side), bytes.array());
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  private static float[] floats(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}

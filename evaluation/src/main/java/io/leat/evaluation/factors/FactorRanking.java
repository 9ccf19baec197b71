package io.leat.evaluation.factors;

import io.leat.core.matrix.FloatTiles;
import io.leat.core.metrics.RankingMetrics;
import io.leat.evaluation.dataset.History;
import io.leat.evaluation.dataset.Interactions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Ranks all items for each user of a test by the inner product with the user's own vector, without
 * those that the user was trained on. A user whom the factors do not know counts as 0.
 */
public final class FactorRanking {
  /** Items at a time, scored for as many users as a tile has rows. */
  private static final int BLOCK = 1024;

  private final FactorTable users;
  private final FactorTable items;
  private final int k;

  /** By block: {@code rank x BLOCK}, so that the inner loop runs over items. */
  private final float[][] blocks;

  /**
   * @param k the length of the lists
   */
  public FactorRanking(FactorTable users, FactorTable items, int k) {
    this.users = users;
    this.items = items;
    this.k = k;
    int rank = items.rank();
    this.blocks = new float[Math.ceilDiv(items.rows(), BLOCK)][rank * BLOCK];
    for (int item = 0; item < items.rows(); item++) {
      for (int f = 0; f < rank; f++) {
        blocks[item / BLOCK][f * BLOCK + item % BLOCK] = items.values()[item * rank + f];
      }
    }
  }

  /**
   * Means over the test's users, as {@link RankingMetrics} defines them.
   *
   * @param users how many there were
   */
  public record Quality(int users, double recall, double ndcg) {}

  /** Ranks for every user of the test, on all cores. */
  public Quality measure(Interactions train, Interactions test) {
    Map<String, History> trained = train.byId();
    List<History> asked = test.histories();
    double[] recall = new double[asked.size()];
    double[] ndcg = new double[asked.size()];
    IntStream.range(0, Math.ceilDiv(asked.size(), FloatTiles.ROWS))
        .parallel()
        .forEach(
            group -> {
              int from = group * FloatTiles.ROWS;
              List<History> some =
                  asked.subList(from, Math.min(from + FloatTiles.ROWS, asked.size()));
              TopItems[] best = rank(some, trained);
              for (int i = 0; i < best.length; i++) {
                Set<Integer> relevant = relevant(some.get(i));
                recall[from + i] = RankingMetrics.recall(best[i].items(), relevant, k);
                ndcg[from + i] = RankingMetrics.ndcg(best[i].items(), relevant, k);
              }
            });
    return new Quality(
        asked.size(),
        Arrays.stream(recall).average().orElse(0),
        Arrays.stream(ndcg).average().orElse(0));
  }

  private TopItems[] rank(List<History> group, Map<String, History> trained) {
    int rank = items.rank();
    float[] vectors = new float[FloatTiles.ROWS * rank];
    TopItems[] best = new TopItems[group.size()];
    for (int i = 0; i < best.length; i++) {
      String user = group.get(i).id();
      Integer row = users.numbers().get(user);
      best[i] = new TopItems(row == null ? 0 : k, row == null ? new int[0] : known(user, trained));
      if (row != null) {
        System.arraycopy(users.values(), row * rank, vectors, i * rank, rank);
      }
    }
    float[] scores = new float[FloatTiles.ROWS * BLOCK];
    for (int block = 0; block < blocks.length; block++) {
      Arrays.fill(scores, 0);
      FloatTiles.addProduct(
          vectors, 0, rank, 1, blocks[block], 0, BLOCK, rank, 1, scores, 0, BLOCK, BLOCK);
      int first = block * BLOCK;
      for (int i = 0; i < best.length; i++) {
        best[i].offer(scores, i * BLOCK, first, Math.min(BLOCK, items.rows() - first));
      }
    }
    return best;
  }

  private int[] known(String user, Map<String, History> trained) {
    History history = trained.get(user);
    return history == null
        ? new int[0]
        : history.distinctItems().stream()
            .mapToInt(item -> items.numbers().getOrDefault(item, -1))
            .filter(number -> number >= 0)
            .sorted()
            .toArray();
  }

  /** What cannot be on a list has a number of its own below zero. */
  private Set<Integer> relevant(History history) {
    Set<Integer> relevant = new HashSet<>();
    for (String item : history.distinctItems()) {
      relevant.add(items.numbers().getOrDefault(item, -1 - relevant.size()));
    }
    return relevant;
  }
}

package io.leat.spark;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Recall and NDCG at k over all items but those of the user's training: recall is hits / |test|,
 * the ideal of NDCG is over min(k, |test|). Means over the users of the test; one whom the model
 * does not know counts as 0.
 */
final class FullRanking {
  private static final int BATCH = 64;
  private static final int BLOCK = 1024;

  private final Factors users;
  private final Factors items;
  private final int k;

  /**
   * One block of items after the other, each as [factor][item], so that the inner loop is a
   * vector's.
   */
  private final float[][] blocks;

  FullRanking(Factors users, Factors items, int k) {
    this.users = users;
    this.items = items;
    this.k = k;
    int rank = items.vectors()[0].length;
    blocks = new float[(items.ids().length + BLOCK - 1) / BLOCK][rank * BLOCK];
    for (int item = 0; item < items.ids().length; item++) {
      for (int f = 0; f < rank; f++) {
        blocks[item / BLOCK][f * BLOCK + item % BLOCK] = items.vectors()[item][f];
      }
    }
  }

  /** Means over the test's users. */
  record Quality(int users, double recall, double ndcg) {}

  /** Ranks for every user of the test, on all cores. */
  Quality measure(Interactions train, Interactions test) {
    int[] asked = test.users();
    double[] recall = new double[asked.length];
    double[] ndcg = new double[asked.length];
    IntStream.range(0, (asked.length + BATCH - 1) / BATCH)
        .parallel()
        .forEach(
            batch -> {
              int from = batch * BATCH;
              int[] members = Arrays.copyOfRange(asked, from, Math.min(from + BATCH, asked.length));
              TopItems[] found = rank(members, train);
              for (int i = 0; i < members.length; i++) {
                int[] wanted = test.items(members[i]);
                int[] best = found[i].ids(items.ids());
                recall[from + i] = recall(best, wanted);
                ndcg[from + i] = ndcg(best, wanted);
              }
            });
    return new Quality(
        asked.length,
        Arrays.stream(recall).average().orElse(0),
        Arrays.stream(ndcg).average().orElse(0));
  }

  private TopItems[] rank(int[] members, Interactions train) {
    TopItems[] best = new TopItems[members.length];
    for (int i = 0; i < members.length; i++) {
      best[i] = new TopItems(k, positions(train.items(members[i])));
    }
    float[] scores = new float[BLOCK];
    for (int block = 0; block < blocks.length; block++) {
      int first = block * BLOCK;
      int count = Math.min(BLOCK, items.ids().length - first);
      for (int i = 0; i < members.length; i++) {
        int user = users.position(members[i]);
        if (user >= 0) {
          score(users.vectors()[user], blocks[block], scores);
          best[i].offer(scores, first, count);
        }
      }
    }
    return best;
  }

  private static void score(float[] user, float[] block, float[] scores) {
    Arrays.fill(scores, 0);
    for (int f = 0; f < user.length; f++) {
      float factor = user[f];
      int offset = f * BLOCK;
      for (int i = 0; i < BLOCK; i++) {
        scores[i] += factor * block[offset + i];
      }
    }
  }

  private int[] positions(int[] ids) {
    return Arrays.stream(ids).map(items::position).filter(position -> position >= 0).toArray();
  }

  private static double recall(int[] best, int[] wanted) {
    long hits = Arrays.stream(best).filter(id -> Arrays.binarySearch(wanted, id) >= 0).count();
    return (double) hits / wanted.length;
  }

  private double ndcg(int[] best, int[] wanted) {
    double gain = 0;
    for (int i = 0; i < best.length; i++) {
      gain += Arrays.binarySearch(wanted, best[i]) >= 0 ? discount(i) : 0;
    }
    double ideal =
        IntStream.range(0, Math.min(k, wanted.length)).mapToDouble(FullRanking::discount).sum();
    return gain / ideal;
  }

  private static double discount(int position) {
    return Math.log(2) / Math.log(position + 2.0);
  }
}

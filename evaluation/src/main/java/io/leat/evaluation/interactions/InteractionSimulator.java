package io.leat.evaluation.interactions;

import io.leat.data.FileProblem;
import io.leat.data.ShopException;
import io.leat.data.simulator.SimulationProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.util.SplittableRandom;

/**
 * Generates who took what: popularity falls with rank as Zipf's law has it, activity is log-normal,
 * and what a popular item and an active user have to do with each other is a matter of taste
 * ({@link TasteSpace}).
 *
 * <p>All pairs are distinct. Every item is in the training file: each is met once by chance,
 * whoever it may please. Ids are whole numbers from 0; an item's tells nothing of its popularity.
 * Memory grows with the items, some 70 bytes each, and with the users, 16 bytes each, not with the
 * interactions.
 */
public final class InteractionSimulator {
  private static final double ZIPF_EXPONENT = 0.8;
  private static final double ZIPF_OFFSET = 10;
  private static final double ACTIVITY_DEVIATION = 0.8;
  private static final double ACTIVITY_BOUND = 3;

  private final InteractionsRequest request;
  private final SimulationProgress progress;

  public InteractionSimulator(InteractionsRequest request, SimulationProgress progress) {
    this.request = request;
    this.progress = progress;
  }

  /**
   * Writes both files, in order of users.
   *
   * @throws ShopException when they cannot be written
   */
  public void run() {
    try {
      Files.createDirectories(request.out());
      try (PairsFile train = new PairsFile(request.train());
          PairsFile test = new PairsFile(request.test())) {
        write(train, test);
        train.publish();
        test.publish();
      }
    } catch (IOException e) {
      throw new ShopException(
          "--out %s cannot be written (%s): give a directory of yours with enough room"
              .formatted(request.out(), FileProblem.describe(e)));
    }
  }

  private void write(PairsFile train, PairsFile test) throws IOException {
    SplittableRandom random = new SplittableRandom(request.seed());
    int users = (int) request.users();
    int items = (int) request.items();
    AliasTable popularity = new AliasTable(popularity(permutation(items, random.split())));
    TasteSpace tastes = new TasteSpace(items, random.split());
    Quotas quotas = new Quotas(activity(users, random.split()));
    long ofTaste = request.interactions() - items;
    for (int user = 0; user < users; user++) {
      int from = (int) ((long) items * user / users);
      int to = (int) ((long) items * (user + 1) / users);
      int held = quotas.of(user, request.heldOut());
      int kept = quotas.of(user, ofTaste);
      Basket basket = new Basket(to - from + kept + held);
      for (int item = from; item < to; item++) {
        basket.add(item);
      }
      fill(basket, popularity, tastes, random.split());
      basket.shuffle(to - from, random);
      for (int i = 0; i < basket.size(); i++) {
        (i < to - from + kept ? train : test).add(user, basket.get(i));
      }
      if (user % 1000 == 999 || user == users - 1) {
        progress.at(user + 1, users);
      }
    }
  }

  private static void fill(
      Basket basket, AliasTable popularity, TasteSpace tastes, SplittableRandom random) {
    float[] taste = TasteSpace.direction(random);
    while (!basket.isFull()) {
      int item = popularity.draw(random);
      if (random.nextDouble() < tastes.probability(taste, item)) {
        basket.add(item);
      }
    }
  }

  /** By item; the order from the most popular on. */
  private static double[] popularity(int[] order) {
    double[] weights = new double[order.length];
    for (int rank = 0; rank < order.length; rank++) {
      weights[order[rank]] = StrictMath.pow(rank + ZIPF_OFFSET, -ZIPF_EXPONENT);
    }
    return weights;
  }

  private static double[] activity(int users, SplittableRandom random) {
    double[] weights = new double[users];
    for (int user = 0; user < users; user++) {
      double normal = Math.clamp(random.nextGaussian(), -ACTIVITY_BOUND, ACTIVITY_BOUND);
      weights[user] = StrictMath.exp(ACTIVITY_DEVIATION * normal);
    }
    return weights;
  }

  private static int[] permutation(int size, SplittableRandom random) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}

package io.leat.core.als;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.content.RidgeMap;
import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.FloatRows;
import io.leat.core.matrix.SparseRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A planted world of six tastes. Everyone acts on items by their taste and by chance; an item's
 * text tells three of its six numbers, with noise. A quarter of the items is new: they are not
 * trained on, their vectors come from their texts and from some of the people who acted on them.
 * Asked is about the others, of whom nothing was told.
 */
class ItemFoldInQualityTest {
  private static final int PEOPLE = 600;
  private static final int ITEMS = 240;
  private static final int TRAINED = 180;
  private static final int TASTES = 6;
  private static final int TOLD = 3;
  private static final int ACTS_EACH = 20;
  private static final float VIEW = (float) Math.log(2);

  /** Of people who acted on an item, those of whom nothing is told. */
  private static final int LEAST_ASKED = 10;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void peopleWhoActedTellMoreThanTheText(long seed) {
    World world = new World(seed);
    double text = world.quality(0);
    double few = world.quality(3);
    double many = world.quality(20);
    assertThat(text).as("seed %d: the text says something", seed).isGreaterThan(0.65);
    assertThat(few).as("seed %d: 3 people", seed).isGreaterThan(text + 0.01);
    assertThat(many).as("seed %d: 20 people", seed).isGreaterThan(text + 0.08);
    assertThat(many).as("seed %d: nearly all of what there is", seed).isGreaterThan(0.8);
  }

  /** Who shows many a new item must not lose more old ones for it than it wins. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void newItemsStandAmongTheTrainedWhereTheyBelong(long seed) {
    World world = new World(seed);
    double text = world.found(0);
    double many = world.found(20);
    assertThat(many).as("seed %d: of all acts held out", seed).isGreaterThan(text + 0.01);
  }

  private static final class World {
    private final Random random;
    private final boolean[][] acted = new boolean[PEOPLE][ITEMS];

    /** Acts that nothing is told of. */
    private final boolean[][] asked = new boolean[PEOPLE][ITEMS];

    private final DenseRows texts = DenseRows.zeros(ITEMS, TOLD);
    private final DenseRows items;
    private final float[][] people = new float[PEOPLE][];
    private final RidgeMap coldStart;
    private final ItemFoldIn foldIn;

    World(long seed) {
      random = new Random(seed);
      act();
      SparseRows.Builder builder = new SparseRows.Builder(PEOPLE, TRAINED);
      for (int person = 0; person < PEOPLE; person++) {
        for (int item = 0; item < TRAINED; item++) {
          if (isTold(person, item)) {
            builder.add(person, item, VIEW);
          }
        }
      }
      SparseRows interactions = builder.build();
      AlsParameters parameters = AlsParameters.DEFAULT.withRank(12).scaledTo(interactions);
      PrincipalAxes axes =
          PrincipalAxes.of(ImplicitAls.train(interactions, parameters, sweep -> {}).items());
      items = axes.factors();
      FoldIn persons = FoldIn.of(axes, parameters);
      for (int person = 0; person < PEOPLE; person++) {
        people[person] = person(persons, person);
      }
      float[] trainedTexts = Arrays.copyOf(texts.values(), TRAINED * TOLD);
      coldStart = RidgeMap.fit(new DenseRows(TRAINED, TOLD, trainedTexts), items, 1);
      foldIn = ItemFoldIn.of(interactions, items, persons);
    }

    private boolean isTold(int person, int item) {
      return acted[person][item] && !asked[person][item];
    }

    private void act() {
      double[][] tastes = gaussian(PEOPLE);
      double[][] natures = gaussian(ITEMS);
      for (int i = 0; i < texts.values().length; i++) {
        double told = natures[i / TOLD][i % TOLD];
        texts.values()[i] = (float) (told + 0.5 * random.nextGaussian()) / TOLD;
      }
      for (int person = 0; person < PEOPLE; person++) {
        double[] scores = new double[ITEMS];
        for (int item = 0; item < ITEMS; item++) {
          // Gumbel's noise: the greatest are a draw by the softmax.
          scores[item] = -Math.log(-Math.log(random.nextDouble()));
          for (int taste = 0; taste < TASTES; taste++) {
            scores[item] += tastes[person][taste] * natures[item][taste];
          }
        }
        for (int item : greatest(scores, ACTS_EACH)) {
          acted[person][item] = true;
          asked[person][item] = random.nextInt(4) == 0;
        }
      }
    }

    private double[][] gaussian(int rows) {
      double[][] numbers = new double[rows][TASTES];
      for (double[] row : numbers) {
        Arrays.setAll(row, taste -> random.nextGaussian());
      }
      return numbers;
    }

    private float[] person(FoldIn persons, int person) {
      List<float[]> vectors = new ArrayList<>();
      for (int item = 0; item < TRAINED; item++) {
        if (isTold(person, item)) {
          vectors.add(items.row(item));
        }
      }
      float[] weights = new float[vectors.size()];
      Arrays.fill(weights, VIEW);
      return persons.solve(vectors.toArray(float[][]::new), weights);
    }

    /** A new item's vector, of up to so many people who acted on it. */
    private float[] vector(int item, int most) {
      List<Integer> told = new ArrayList<>();
      for (int person = 0; person < PEOPLE; person++) {
        if (isTold(person, item)) {
          told.add(person);
        }
      }
      Collections.shuffle(told, new Random(item));
      float[][] vectors = new float[Math.min(most, told.size())][];
      Arrays.setAll(vectors, i -> people[told.get(i)]);
      float[] weights = new float[vectors.length];
      Arrays.fill(weights, VIEW);
      return foldIn.solve(coldStart.apply(texts.row(item)), vectors, weights);
    }

    /**
     * How probable it is that someone who acted on a new item, and of whom that was not told, is
     * scored above someone who did not act; the mean over new items.
     */
    double quality(int most) {
      double sum = 0;
      int count = 0;
      for (int item = TRAINED; item < ITEMS; item++) {
        float[] vector = vector(item, most);
        long right = 0;
        long pairs = 0;
        int who = 0;
        for (int person = 0; person < PEOPLE; person++) {
          if (asked[person][item]) {
            who++;
            for (int other = 0; other < PEOPLE; other++) {
              if (!acted[other][item]) {
                pairs++;
                right +=
                    FloatRows.dot(people[person], vector) > FloatRows.dot(people[other], vector)
                        ? 1
                        : 0;
              }
            }
          }
        }
        if (who >= LEAST_ASKED) {
          sum += (double) right / pairs;
          count++;
        }
      }
      return sum / count;
    }

    /** Of all acts that nothing was told of, the part that is among their person's first 20. */
    double found(int most) {
      float[][] vectors = new float[ITEMS][];
      Arrays.setAll(vectors, item -> item < TRAINED ? items.row(item) : vector(item, most));
      int hits = 0;
      int all = 0;
      for (int person = 0; person < PEOPLE; person++) {
        double[] scores = new double[ITEMS];
        for (int item = 0; item < ITEMS; item++) {
          scores[item] = isTold(person, item) ? -1e9 : FloatRows.dot(people[person], vectors[item]);
          all += asked[person][item] ? 1 : 0;
        }
        for (int item : greatest(scores, 20)) {
          hits += asked[person][item] ? 1 : 0;
        }
      }
      return (double) hits / all;
    }

    private static List<Integer> greatest(double[] scores, int count) {
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < scores.length; i++) {
        order.add(i);
      }
      order.sort(Comparator.comparingDouble(i -> -scores[i]));
      return order.subList(0, count);
    }
  }
}

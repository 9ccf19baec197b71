package io.leat.core.als;

import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.FloatRows;
import io.leat.core.matrix.GramianSum;
import io.leat.core.matrix.SparseRows;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The vector of an item that came after training, from what its text predicts and the interest
 * vectors of the people who acted on it: the item's half-step of {@link ImplicitAls}, pulled
 * towards the text's vector while few have acted. With x the people's vectors, w their weights and
 * t the text's vector, y minimises
 *
 * <pre>
 * sum over who acted of  w (x . y - 1)^2  +  (y - c t)^T B (y - c t)
 *
 * B = alpha_0 G + lambda f^nu I          c = usual / (usual + sum of w)
 * </pre>
 *
 * <p>where G is the sum of x x^T over everybody and f the item's {@linkplain
 * AlsParameters.Frequency frequency}. By the same B the half-step pulls everyone's score of the
 * item to 0, for of a trained item everyone could know and who did not act did not want it. Of a
 * new one few know: theirs are pulled to c of what the text says. Without acts y is t; as an item
 * has as many as others c is a half, and with ever more y is what training would make of them.
 * Immutable, safe for use by many threads.
 *
 * @param parameters with {@code unobservedWeight} as it applies
 * @param gramian G, {@code rank x rank}, symmetric
 * @param people how many it sums
 * @param usual what the acts on a trained item weigh in the mean
 */
public record ItemFoldIn(AlsParameters parameters, DenseRows gramian, int people, double usual) {
  /** More than this many people are told of by as many of them. */
  private static final int MOST_PEOPLE = 20_000;

  public ItemFoldIn {
    if (gramian.rows() != parameters.rank() || gramian.columns() != parameters.rank()) {
      throw new IllegalArgumentException(
          "gramian must be rank x rank = %1$d x %1$d, was %2$d x %3$d"
              .formatted(parameters.rank(), gramian.rows(), gramian.columns()));
    }
    if (!gramian.isFinite()) {
      throw new IllegalArgumentException("gramian must be finite");
    }
    if (people < 0) {
      throw new IllegalArgumentException("people must be at least 0, was " + people);
    }
    if (!(usual >= 0) || usual == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("usual must be a number of at least 0, was " + usual);
    }
  }

  /**
   * Against the people of whom these interactions tell, each {@linkplain FoldIn folded in} once
   * more, on all cores. Of more than 20,000, one by chance of every two, three and so on stands for
   * all: their Gramian is known well enough by then. The same interactions give the same.
   *
   * @param interactions people x items, as trained on
   * @param items the factors that {@code foldIn} is of
   */
  public static ItemFoldIn of(SparseRows interactions, DenseRows items, FoldIn foldIn) {
    int every = Math.max(1, Math.ceilDiv(interactions.rows(), MOST_PEOPLE));
    DenseRows taken = DenseRows.zeros(Math.ceilDiv(interactions.rows(), every), foldIn.rank());
    IntStream.range(0, taken.rows())
        .parallel()
        .forEach(
            i ->
                taken.setRow(
                    i, vector(interactions, drawn(i, every, interactions.rows()), items, foldIn)));
    float[] gramian = taken.gramian();
    for (int i = 0; i < gramian.length; i++) {
      gramian[i] *= (float) interactions.rows() / Math.max(1, taken.rows());
    }
    return new ItemFoldIn(
        foldIn.parameters(),
        new DenseRows(foldIn.rank(), foldIn.rank(), gramian),
        interactions.rows(),
        usual(interactions));
  }

  /** One of so many rows, by chance: whoever stands at every second place may be alike. */
  private static int drawn(int index, int every, int rows) {
    int start = index * every;
    return start + new SplittableRandom(index).nextInt(Math.min(every, rows - start));
  }

  private static double usual(SparseRows interactions) {
    BitSet items = new BitSet();
    double sum = 0;
    for (int i = 0; i < interactions.entries(); i++) {
      items.set(interactions.indices()[i]);
      sum += interactions.values()[i];
    }
    return sum / Math.max(1, items.cardinality());
  }

  private static float[] vector(SparseRows interactions, int row, DenseRows items, FoldIn foldIn) {
    int start = interactions.offsets()[row];
    int end = interactions.offsets()[row + 1];
    float[][] vectors = new float[end - start][];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = items.row(interactions.indices()[start + i]);
    }
    return foldIn.solve(vectors, Arrays.copyOfRange(interactions.values(), start, end));
  }

  public int rank() {
    return parameters.rank();
  }

  /**
   * The item's vector.
   *
   * @param text what its text predicts, length rank
   * @param vectors of the people who acted on it, each of length rank, in the items' axes
   * @param weights how much each acted, non-negative
   * @return length rank; {@code text} itself, to the bit, where nobody's act has weight
   * @throws ArithmeticException when a value is not finite
   */
  public float[] solve(float[] text, float[][] vectors, float[] weights) {
    double observed = check(text, vectors, weights);
    if (observed == 0) {
      return text.clone();
    }
    float alpha = (float) parameters.unobservedWeight();
    float ridge = (float) parameters.ridge(observed, parameters.unobservedWeight() * people);
    float share = (float) (usual / (usual + observed));
    GramianSum acts = new GramianSum(rank());
    acts.reset();
    float[] right = new float[acts.stride()];
    for (int i = 0; i < vectors.length; i++) {
      if (weights[i] > 0) {
        acts.add(vectors[i], 0, weights[i]);
        FloatRows.add(vectors[i], weights[i], right);
      }
    }
    float[] left = acts.upperTriangle();
    for (int i = 0; i < rank(); i++) {
      for (int j = 0; j < rank(); j++) {
        float pull = alpha * gramian.values()[i * rank() + j] + (i == j ? ridge : 0);
        right[i] += share * pull * text[j];
        if (j >= i) {
          left[i * acts.stride() + j] += pull;
        }
      }
    }
    CholeskySolver solver = new CholeskySolver(rank());
    solver.factorize(left, 0);
    float[] solution = new float[right.length];
    solver.solve(right, solution);
    return Arrays.copyOf(solution, rank());
  }

  /** The sum of the weights. */
  private double check(float[] text, float[][] vectors, float[] weights) {
    if (text.length != rank()) {
      throw new IllegalArgumentException(
          "text must have rank = %d numbers, had %d".formatted(rank(), text.length));
    }
    return FoldIn.observed(rank(), vectors, weights);
  }
}

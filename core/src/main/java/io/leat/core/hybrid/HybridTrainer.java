package io.leat.core.hybrid;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.FoldIn;
import io.leat.core.als.ImplicitAls;
import io.leat.core.als.PrincipalAxes;
import io.leat.core.blend.Scale;
import io.leat.core.history.HalfLife;
import io.leat.core.history.Histories;
import io.leat.core.hybrid.PartSpec.Kind;
import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.SparseRows;
import io.leat.core.neighbours.CoOccurrences;
import io.leat.core.neighbours.Transitions;
import io.leat.core.session.SessionIndex;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Trains all parts on one set of histories.
 *
 * <pre>
 * histories ─► people x items, ln(1 + decayed weights) ─┬─► factorizer ───────────► interest
 *     │                                                 └─► CoOccurrences ─┬──────► beside
 *     │                                                NeighbourRegression ┴──────► together
 *     ├─► Transitions ────────────────────────────────────────────────────────────► next, around
 *     ├─► SessionIndex ───────────────────────────────────────────────────────────► sessions
 *     └─► ItemNumbers ────────────────────────────────────────────────────────────► popularity, trend, rise
 * words ─► ContentNeighbours ─────────────────────────────────────────────────────► alike, and what cold items borrow
 * </pre>
 *
 * @param factorizer gives item factors of the caller's own: {@link #inMemory}, or a distributed
 *     job's
 */
public record HybridTrainer(
    HybridParameters parameters, BiFunction<SparseRows, AlsParameters, DenseRows> factorizer) {
  public static final String TOGETHER = "together";
  public static final String BESIDE = "beside";
  public static final String NEXT = "next";
  public static final String AROUND = "around";
  public static final String ALIKE = "alike";

  /** How many pairs of items are counted at most, for memory's sake: 8 bytes each. */
  private static final long MOST_PAIRS = 60_000_000;

  private static final int MOST_NEIGHBOURS = 2000;

  /** Unlike a regression's, a cosine's list has no weights that are zero: a long tail counts. */
  private static final int BESIDE_KEPT = 200;

  /** Everything, for the learner to choose from. */
  public static final List<PartSpec> PARTS =
      List.of(
          new PartSpec("interest", Kind.INTEREST, "interest", 1, 2000, Scale.MAX),
          new PartSpec(TOGETHER, Kind.LIST, TOGETHER, 1, 1000, Scale.MAX),
          new PartSpec(BESIDE, Kind.LIST, BESIDE, 1, 1000, Scale.MAX),
          new PartSpec("together_lately", Kind.LIST, TOGETHER, 0.6, 12, Scale.MAX),
          new PartSpec(NEXT, Kind.LIST, NEXT, 0.3, 8, Scale.MAX),
          new PartSpec(AROUND, Kind.LIST, AROUND, 0.6, 12, Scale.MAX),
          new PartSpec("sessions", Kind.SESSIONS, "sessions", 1, 10, Scale.MAX),
          new PartSpec("sessions_sharp", Kind.SESSIONS, "sharp", 1, 10, Scale.MAX),
          new PartSpec(ALIKE, Kind.LIST, ALIKE, 1, 1000, Scale.MAX),
          new PartSpec(
              ItemNumbers.POPULARITY, Kind.NUMBER, ItemNumbers.POPULARITY, 1, 1, Scale.LOG_MAX),
          new PartSpec(ItemNumbers.TREND, Kind.NUMBER, ItemNumbers.TREND, 1, 1, Scale.SQRT_MAX),
          new PartSpec(ItemNumbers.RISE, Kind.NUMBER, ItemNumbers.RISE, 1, 1, Scale.MIN_MAX));

  /** What tells which of a person's own items are wanted again. */
  public static final List<PartSpec> REPEAT_PARTS =
      List.of(
          new PartSpec("own", Kind.OWN, "own", 1, 2000, Scale.MAX),
          new PartSpec("own_lately", Kind.OWN, "own", 0.97, 2000, Scale.MAX),
          new PartSpec(TOGETHER, Kind.LIST, TOGETHER, 1, 1000, Scale.MAX),
          new PartSpec(
              ItemNumbers.POPULARITY, Kind.NUMBER, ItemNumbers.POPULARITY, 1, 1, Scale.LOG_MAX),
          new PartSpec(ItemNumbers.TREND, Kind.NUMBER, ItemNumbers.TREND, 1, 1, Scale.SQRT_MAX),
          new PartSpec(ItemNumbers.RISE, Kind.NUMBER, ItemNumbers.RISE, 1, 1, Scale.MIN_MAX));

  /** A trainer that factorises on this machine's cores. */
  public static HybridTrainer inMemory(HybridParameters parameters) {
    return new HybridTrainer(
        parameters, (matrix, als) -> ImplicitAls.train(matrix, als, sweep -> {}).items());
  }

  /**
   * All parts.
   *
   * @param histories of everyone
   * @param words items x terms, rows of unit length or empty
   * @param now to which acts decay, epoch seconds
   */
  public TrainedParts train(Histories histories, SparseRows words, long now) {
    HalfLife decay = new HalfLife(parameters.halfLifeSeconds(), now);
    SparseRows matrix = matrix(histories, now);
    boolean[] cold = ColdItems.of(matrix);
    boolean[] warm = new boolean[cold.length];
    for (int item = 0; item < cold.length; item++) {
      warm[item] = !cold[item];
    }
    SparseRows alike = parameters.alike().fit(words, warm);
    ColdItems coldItems = new ColdItems(cold, alike);
    int kept = parameters.together().kept();
    CoOccurrences counts = counts(matrix);
    Transitions steps = Transitions.of(histories, parameters.reach(), kept);
    Map<String, SparseRows> lists =
        Map.of(
            TOGETHER, coldItems.borrow(parameters.together().fit(counts, matrix.entries()), kept),
            BESIDE, coldItems.borrow(counts.cosine(BESIDE_KEPT), BESIDE_KEPT),
            NEXT, coldItems.borrow(steps.next(), steps.kept()),
            AROUND, coldItems.borrow(steps.around(), steps.kept()),
            ALIKE, alike);
    Map<String, float[]> numbers = new TreeMap<>(ItemNumbers.of(histories, decay));
    numbers.replaceAll((field, values) -> coldItems.borrow(values));
    AlsParameters als = parameters.als().scaledTo(matrix);
    PrincipalAxes items = items(matrix, als);
    return new TrainedParts(
        FoldIn.of(items, als),
        items.factors(),
        lists,
        SessionIndex.of(histories),
        parameters.sessions(),
        numbers);
  }

  /** People x items, how much each item speaks for each person at that time. */
  public SparseRows matrix(Histories histories, long now) {
    return histories.matrix(new HalfLife(parameters.halfLifeSeconds(), now)).map(Person::strength);
  }

  /** Which items stand together. */
  CoOccurrences counts(SparseRows matrix) {
    int most =
        Math.clamp(
            MOST_PAIRS / Math.max(1, matrix.columns()),
            parameters.together().candidates(),
            MOST_NEIGHBOURS);
    return CoOccurrences.of(matrix, parameters.personExponent(), most);
  }

  /** The item factors, {@code items x rank}; all zero where nobody acted on anything. */
  PrincipalAxes items(SparseRows matrix, AlsParameters als) {
    return PrincipalAxes.of(
        matrix.entries() == 0
            ? DenseRows.zeros(matrix.columns(), als.rank())
            : factorizer.apply(matrix, als));
  }
}

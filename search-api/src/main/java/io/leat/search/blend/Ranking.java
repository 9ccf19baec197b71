package io.leat.search.blend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A blended candidate set: scores that can be taken apart, and pages in one fixed order. */
public final class Ranking {
  private final List<Part> parts;
  private final List<double[]> normalised;
  private final double[] scores;

  /**
   * Adds up the parts.
   *
   * @param normalised for each part, each candidate's number from 0 to 1
   */
  public Ranking(List<Part> parts, List<double[]> normalised) {
    this.parts = List.copyOf(parts);
    this.normalised = List.copyOf(normalised);
    this.scores = new double[parts.isEmpty() ? 0 : parts.getFirst().raw().length];
    for (int p = 0; p < parts.size(); p++) {
      double weight = parts.get(p).weight();
      double[] values = normalised.get(p);
      if (values.length != scores.length) {
        throw new IllegalArgumentException(
            "part %s must have a value for each of %d candidates, had %d"
                .formatted(parts.get(p).name(), scores.length, values.length));
      }
      for (int i = 0; i < scores.length; i++) {
        scores[i] += weight * values[i];
      }
    }
  }

  /** How many candidates there are. */
  public int size() {
    return scores.length;
  }

  public double score(int candidate) {
    return scores[candidate];
  }

  /** What the candidate's score consists of, in the order of the parts. */
  public List<PartScore> parts(int candidate) {
    List<PartScore> lines = new ArrayList<>();
    for (int p = 0; p < parts.size(); p++) {
      Part part = parts.get(p);
      double raw = part.raw()[candidate];
      double value = normalised.get(p)[candidate];
      lines.add(
          new PartScore(
              part.name(),
              Double.isNaN(raw) ? null : raw,
              value,
              part.weight(),
              part.weight() * value));
    }
    return lines;
  }

  /** The same, each with the candidate's rank by that part alone: one look at all candidates. */
  public List<PartScore> partsWithRanks(int candidate) {
    List<PartScore> lines = parts(candidate);
    List<PartScore> ranked = new ArrayList<>();
    for (int p = 0; p < parts.size(); p++) {
      ranked.add(lines.get(p).withRank(rank(parts.get(p), candidate)));
    }
    return ranked;
  }

  private static @Nullable Integer rank(Part part, int candidate) {
    double own = part.raw()[candidate];
    if (!part.scale().counts(own)) {
      return null;
    }
    int better = 0;
    for (double other : part.raw()) {
      better += other > own ? 1 : 0;
    }
    return better + 1;
  }

  /**
   * The candidates at ranks {@code from .. from + size - 1}, best first, ties by item id.
   *
   * @param itemId of a candidate; asked for only where scores are equal
   */
  public List<Integer> page(int from, int size, IntFunction<String> itemId) {
    Comparator<Integer> bestFirst =
        Comparator.comparingDouble((Integer candidate) -> -scores[candidate])
            .thenComparing(itemId::apply);
    int depth = Math.min(from + size, scores.length);
    if (depth <= from) {
      return List.of();
    }
    PriorityQueue<Integer> best = new PriorityQueue<>(depth, bestFirst.reversed());
    double least = Double.NEGATIVE_INFINITY;
    for (int candidate = 0; candidate < scores.length; candidate++) {
      // Nearly all are below the page: one comparison of numbers tells, before any object is made.
      if (best.size() == depth && scores[candidate] < least) {
        continue;
      }
      if (best.size() < depth) {
        best.add(candidate);
      } else if (bestFirst.compare(candidate, best.element()) < 0) {
        best.remove();
        best.add(candidate);
      }
      least = scores[best.element()];
    }
    return best.stream().sorted(bestFirst).skip(from).toList();
  }
}

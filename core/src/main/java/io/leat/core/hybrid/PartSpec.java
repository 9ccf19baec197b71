package io.leat.core.hybrid;

import io.leat.core.blend.Scale;
import java.io.Serializable;

/**
 * One part of the recommendation's score, as data: training scores candidates by it, the search
 * service makes a retriever of it, and both do the same arithmetic.
 *
 * @param name as hits show it: {@code together}
 * @param source of {@link Kind#LIST} the relation, of {@link Kind#NUMBER} the field; else as name
 * @param rankDecay of {@link Kind#LIST} and {@link Kind#OWN}: below 1 the person's r-th newest item
 *     counts rankDecay^r; 1 counts each item by its strength, whenever it was
 * @param items how many of the person's newest items count
 */
public record PartSpec(
    String name, Kind kind, String source, double rankDecay, int items, Scale scale)
    implements Serializable {

  /** What a part's score is made of. */
  public enum Kind {
    /** Inner product of the folded-in interest vector with the item's. */
    INTEREST,
    /** Sum over the person's items of the item's list. */
    LIST,
    /** Votes of the sessions that are most like the person's. */
    SESSIONS,
    /** How much the item itself already speaks for the person. */
    OWN,
    /** A number that the item has, whoever asks. */
    NUMBER
  }

  public PartSpec {
    if (!(rankDecay > 0 && rankDecay <= 1)) {
      throw new IllegalArgumentException(
          "rankDecay of " + name + " must be above 0 and at most 1, was " + rankDecay);
    }
    if (items < 1) {
      throw new IllegalArgumentException("items of " + name + " must be at least 1, was " + items);
    }
  }

  /** How much the person's item counts that has this rank, from 0 the newest, and strength. */
  public double weight(int rank, double strength) {
    if (rank >= items) {
      return 0;
    }
    return rankDecay == 1 ? strength : Math.pow(rankDecay, rank);
  }
}

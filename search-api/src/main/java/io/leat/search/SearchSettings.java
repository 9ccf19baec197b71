package io.leat.search;

import io.leat.search.query.TextSettings;

/**
 * What a request does not say.
 *
 * @param contentNeighbours how many neighbours of the query text are looked at, where fewer items
 *     than that match its words
 * @param cutOff how near they must be to become candidates, where the request does not say
 * @param window how many of the items that match the words are scored by more than the words
 * @param interestNeighbours how many items a recommendation chooses from
 * @param similarNeighbours how many neighbours of an item are looked at in each of its two vectors
 * @param personalisation 0 to 1, where the request has none
 * @param reasons how many profile items "because" names at most
 * @param relevance weights of a search's parts when nothing is personal
 * @param words how words are understood and scored
 */
public record SearchSettings(
    int contentNeighbours,
    ChanceCutOff cutOff,
    int window,
    int interestNeighbours,
    int similarNeighbours,
    double personalisation,
    int reasons,
    Relevance relevance,
    TextSettings words) {
  public static final SearchSettings DEFAULT =
      new SearchSettings(
          100,
          new ChanceCutOff(4, 0.4, 0.8),
          1000,
          300,
          100,
          0.3,
          3,
          new Relevance(0.82, 0.03, 0.15),
          TextSettings.DEFAULT);

  public SearchSettings {
    if (!(personalisation >= 0 && personalisation <= 1)) {
      throw new IllegalArgumentException("personalisation must be 0 to 1, was " + personalisation);
    }
  }

  /** The same with another window. */
  public SearchSettings withWindow(int other) {
    return new SearchSettings(
        contentNeighbours,
        cutOff,
        other,
        interestNeighbours,
        similarNeighbours,
        personalisation,
        reasons,
        relevance,
        words);
  }

  /** The same but for how words are understood and scored. */
  public SearchSettings withWords(TextSettings other) {
    return new SearchSettings(
        contentNeighbours,
        cutOff,
        window,
        interestNeighbours,
        similarNeighbours,
        personalisation,
        reasons,
        relevance,
        other);
  }

  /** The same but for the weights of the parts. */
  public SearchSettings withRelevance(Relevance other) {
    return new SearchSettings(
        contentNeighbours,
        cutOff,
        window,
        interestNeighbours,
        similarNeighbours,
        personalisation,
        reasons,
        other,
        words);
  }

  /**
   * A neighbour's cosine counts that is so far above what chance gives a query.
   *
   * @param deviations standard deviations above the mean of chance
   * @param least cosine, whatever chance gives
   * @param most cosine that is asked of any neighbour
   */
  public record ChanceCutOff(double deviations, double least, double most) {}

  /** Weights that add up to 1. */
  public record Relevance(double text, double content, double popularity) {
    public Relevance {
      if (!(Math.abs(text + content + popularity - 1) < 1e-9)) {
        throw new IllegalArgumentException(
            "text, content and popularity must add up to 1, were %s, %s and %s"
                .formatted(text, content, popularity));
      }
    }
  }
}

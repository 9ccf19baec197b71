package io.leat.search;

import io.leat.search.query.TextSettings;

/**
 * What a request does not say.
 *
 * @param contentNeighbours how many neighbours of the query text are looked at
 * @param contentCutOff the least cosine at which a neighbour of the query text becomes a candidate
 * @param interestNeighbours how many items a recommendation chooses from
 * @param similarNeighbours how many neighbours of an item are looked at in each of its two vectors
 * @param personalisation 0 to 1, where the request has none
 * @param reasons how many profile items "because" names at most
 * @param relevance weights of a search's parts when nothing is personal
 * @param words how words are understood and scored
 */
public record SearchSettings(
    int contentNeighbours,
    double contentCutOff,
    int interestNeighbours,
    int similarNeighbours,
    double personalisation,
    int reasons,
    Relevance relevance,
    TextSettings words) {
  public static final SearchSettings DEFAULT =
      new SearchSettings(
          100, 0.5, 300, 200, 0.3, 3, new Relevance(0.82, 0.03, 0.15), TextSettings.DEFAULT);

  public SearchSettings {
    if (!(personalisation >= 0 && personalisation <= 1)) {
      throw new IllegalArgumentException("personalisation must be 0 to 1, was " + personalisation);
    }
  }

  /** The same but for how words are understood and scored. */
  public SearchSettings withWords(TextSettings other) {
    return new SearchSettings(
        contentNeighbours,
        contentCutOff,
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
        contentCutOff,
        interestNeighbours,
        similarNeighbours,
        personalisation,
        reasons,
        other,
        words);
  }

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

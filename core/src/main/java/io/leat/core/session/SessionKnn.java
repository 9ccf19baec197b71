package io.leat.core.session;

/**
 * Session-based nearest neighbours: what those who went the same way chose. Someone who acted only
 * once went no way. The arithmetic alone; where the sessions are kept and found is the caller's.
 *
 * <pre>
 * weight of the person's item i, r items back  w_i = positionDecay^r
 * similarity of a session s                    v_s = (sum over shared i of w_i idf_i^idfExponent)^similarityExponent / |s|^lengthExponent
 * vote of s for its act at place t             v_s * max over matches at place p of  w_p * near(t - p)   (ALL)
 *                                              v_s * near(t - p), p the newest match                       (NEWEST)
 * near(d)                                      exp(-|d| / reach), times backward before the match; itself at it
 * </pre>
 */
public record SessionKnn(SessionKnnParameters parameters) {

  /** The weight of the person's item that stands {@code back} distinct items back, from 0. */
  public double itemWeight(int back) {
    return Math.pow(parameters.positionDecay(), back);
  }

  /**
   * How much an item counts for being rare.
   *
   * @param sessions how many there are
   * @param holding how many of them hold the item
   */
  public double rarity(long sessions, long holding) {
    double idf = holding == 0 ? 0 : Math.log(1 + (double) sessions / holding);
    return Math.pow(idf, parameters.idfExponent());
  }

  /** A session's similarity from the weights of the items it shares with the person. */
  public double similarity(double sharedWeight, int length) {
    return Math.pow(sharedWeight, parameters.similarityExponent())
        / Math.pow(length, parameters.lengthExponent());
  }

  /** Takes a vote for the act at a place of a session. */
  @FunctionalInterface
  public interface Votes {
    void add(int place, double vote);
  }

  /**
   * One session's votes for its own acts.
   *
   * @param matches for each act of the session the weight of the person's item there, 0 where the
   *     person has not that item
   */
  public void vote(double similarity, double[] matches, int length, Votes votes) {
    if (parameters.matches() == SessionKnnParameters.Matches.NEWEST) {
      int newest = newestMatch(matches, length);
      for (int place = 0; newest >= 0 && place < length; place++) {
        votes.add(place, similarity * near(place - newest));
      }
      return;
    }
    for (int place = 0; place < length; place++) {
      double best = 0;
      for (int match = 0; match < length; match++) {
        if (matches[match] > 0) {
          best = Math.max(best, matches[match] * near(place - match));
        }
      }
      if (best > 0) {
        votes.add(place, similarity * best);
      }
    }
  }

  /** The last place of the item that weighs most, which is the person's newest; -1 for none. */
  private static int newestMatch(double[] matches, int length) {
    int newest = -1;
    for (int place = 0; place < length; place++) {
      if (matches[place] > 0 && (newest < 0 || matches[place] >= matches[newest])) {
        newest = place;
      }
    }
    return newest;
  }

  private double near(int distance) {
    if (distance == 0) {
      return parameters.itself();
    }
    double near = Math.exp(-Math.abs(distance) / parameters.reach());
    return distance < 0 ? near * parameters.backward() : near;
  }
}

package io.leat.core.hybrid;

import io.leat.core.als.AlsParameters;
import io.leat.core.neighbours.ContentNeighbours;
import io.leat.core.neighbours.NeighbourRegression;
import io.leat.core.session.SessionKnnParameters;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * The settings of all parts.
 *
 * @param halfLifeSeconds after which an act is worth half
 * @param reach how many acts apart two acts still have to do with each other
 * @param sessions by a part's source, how like-minded sessions are found and vote
 * @param personExponent how much less those count who act on very many items: see {@code
 *     CoOccurrences}
 */
public record HybridParameters(
    double halfLifeSeconds,
    AlsParameters als,
    double personExponent,
    NeighbourRegression together,
    int reach,
    ContentNeighbours alike,
    Map<String, SessionKnnParameters> sessions)
    implements Serializable {
  private static final double DAY = 86_400;

  public static final HybridParameters DEFAULT =
      new HybridParameters(
          45 * DAY,
          AlsParameters.DEFAULT.withRank(256),
          0.5,
          new NeighbourRegression(300, 200, 100),
          20,
          ContentNeighbours.DEFAULT,
          Map.of("sessions", SessionKnnParameters.BROAD, "sharp", SessionKnnParameters.SHARP));

  public HybridParameters {
    sessions = Map.copyOf(sessions);
  }

  public HybridParameters withHalfLife(double seconds) {
    return new HybridParameters(seconds, als, personExponent, together, reach, alike, sessions);
  }

  public HybridParameters withAls(AlsParameters other) {
    return new HybridParameters(
        halfLifeSeconds, other, personExponent, together, reach, alike, sessions);
  }

  public HybridParameters withTogether(NeighbourRegression other) {
    return new HybridParameters(
        halfLifeSeconds, als, personExponent, other, reach, alike, sessions);
  }

  public HybridParameters withPersonExponent(double other) {
    return new HybridParameters(halfLifeSeconds, als, other, together, reach, alike, sessions);
  }

  /** With other settings of one source of sessions. */
  public HybridParameters withSessions(String source, SessionKnnParameters other) {
    Map<String, SessionKnnParameters> changed = new HashMap<>(sessions);
    changed.put(source, other);
    return new HybridParameters(
        halfLifeSeconds, als, personExponent, together, reach, alike, changed);
  }
}

package io.leat.core.hybrid;

import io.leat.core.blend.Scale;
import io.leat.core.session.SessionKnnParameters;
import java.util.List;
import java.util.Map;

/**
 * What decides a recommendation beside the vectors and lists themselves; learnt on a validation
 * split of the shop's own events and stored with the model.
 *
 * @param forUsers where the person is known
 * @param forSessions where all that is known is the session
 * @param forRepeats which of a known person's own items are wanted again
 * @param sessions by a part's source, how like-minded sessions are found and vote
 */
public record HybridModel(
    RecommendationBlend forUsers,
    RecommendationBlend forSessions,
    RecommendationBlend forRepeats,
    Map<String, SessionKnnParameters> sessions) {
  /** What is popular, for want of anything learnt. */
  public static final HybridModel POPULARITY = popularity();

  public HybridModel {
    sessions = Map.copyOf(sessions);
  }

  private static HybridModel popularity() {
    PartSpec part =
        new PartSpec("popularity", PartSpec.Kind.NUMBER, "popularity", 1, 1, Scale.LOG_MAX);
    RecommendationBlend blend =
        new RecommendationBlend(List.of(new RecommendationBlend.WeightedPart(part, 1)));
    return new HybridModel(blend, blend, blend, Map.of());
  }
}

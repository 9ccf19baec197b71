package io.leat.evaluation.served;

import io.leat.evaluation.protocol.Question;
import io.leat.search.Asker;
import io.leat.search.Exclusion;
import io.leat.search.RecommendationRequest;
import java.util.Set;

/**
 * A question as the request that a shop would send.
 *
 * <pre>
 * question.user        user_id; none for a session, and for who is not in the training data
 * question.prefix      session items, oldest first
 * exclusion            exclude_seen | exclude_bought
 * candidates           candidates: nothing else is ranked
 * </pre>
 */
final class QuestionRequests {
  private QuestionRequests() {}

  static RecommendationRequest of(Question question, int size) {
    Set<Exclusion> exclude =
        switch (question.exclusion()) {
          case BOUGHT -> Set.of(Exclusion.PURCHASED);
          case SEEN -> Set.of(Exclusion.SEEN);
          case NOTHING -> Set.of();
        };
    return RecommendationRequest.forYou(
            new Asker(question.user(), null, question.prefix()), size, exclude)
        .among(question.candidates());
  }
}

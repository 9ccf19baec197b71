package io.leat.evaluation.served;

import io.leat.evaluation.protocol.Question;
import io.leat.evaluation.protocol.Question.Exclusion;
import io.leat.search.RecommendationRequest;
import io.leat.search.query.Filters;

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
    return new RecommendationRequest(
        question.user(),
        question.prefix(),
        Filters.NONE,
        size,
        question.exclusion() == Exclusion.BOUGHT,
        question.exclusion() == Exclusion.SEEN,
        question.candidates());
  }
}

package io.leat.evaluation;

import io.leat.evaluation.protocol.Question;
import java.util.List;

/** Answers questions. Safe for use by many threads. */
@FunctionalInterface
public interface Recommender {

  /**
   * Item ids, best first, each once; fewer than k where there are not so many. What the question
   * excludes is not among them, and where it has candidates nothing else is.
   */
  List<String> recommend(Question question, int k);
}

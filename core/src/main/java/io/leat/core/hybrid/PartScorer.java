package io.leat.core.hybrid;

import io.leat.core.matrix.SparseRows;
import io.leat.core.session.SessionKnn;
import java.util.Objects;

/** Scores all items for a person by one part, as the search service would. */
@FunctionalInterface
interface PartScorer {

  /**
   * Adds the part's score of every item.
   *
   * @param scores one number for each item, zero at first
   */
  void score(Person person, float[] scores);

  static PartScorer of(PartSpec part, TrainedParts trained) {
    return switch (part.kind()) {
      case INTEREST -> (person, scores) -> interest(person, trained, scores);
      case LIST -> {
        SparseRows lists = Objects.requireNonNull(trained.lists().get(part.source()), part::source);
        SparseRows bySource = lists.transpose();
        yield (person, scores) -> lists(part, person, bySource, scores);
      }
      case SESSIONS -> {
        SessionKnn knn =
            new SessionKnn(Objects.requireNonNull(trained.knn().get(part.source()), part::source));
        yield (person, scores) -> trained.sessions().score(knn, person.items(), scores);
      }
      case OWN -> (person, scores) -> own(part, person, scores);
      case NUMBER -> {
        float[] numbers =
            Objects.requireNonNull(trained.numbers().get(part.source()), part::source);
        yield (person, scores) -> System.arraycopy(numbers, 0, scores, 0, scores.length);
      }
    };
  }

  private static void interest(Person person, TrainedParts trained, float[] scores) {
    float[][] vectors = new float[person.size()][];
    float[] weights = new float[person.size()];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = trained.factors().row(person.items()[i]);
      weights[i] = (float) person.strengths()[i];
    }
    float[] interest = trained.foldIn().solve(vectors, weights);
    for (int item = 0; item < scores.length; item++) {
      scores[item] = trained.factors().dot(item, interest);
    }
  }

  private static void own(PartSpec part, Person person, float[] scores) {
    for (int rank = 0; rank < Math.min(part.items(), person.size()); rank++) {
      scores[person.items()[rank]] = (float) part.weight(rank, person.strengths()[rank]);
    }
  }

  private static void lists(PartSpec part, Person person, SparseRows bySource, float[] scores) {
    for (int rank = 0; rank < Math.min(part.items(), person.size()); rank++) {
      float weight = (float) part.weight(rank, person.strengths()[rank]);
      int item = person.items()[rank];
      for (int at = bySource.offsets()[item]; at < bySource.offsets()[item + 1]; at++) {
        scores[bySource.indices()[at]] += weight * bySource.values()[at];
      }
    }
  }
}

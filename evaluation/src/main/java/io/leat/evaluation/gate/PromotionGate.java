package io.leat.evaluation.gate;

import io.leat.evaluation.protocol.Question;
import io.leat.evaluation.quality.Answers;
import io.leat.evaluation.quality.PairedDifference;
import io.leat.evaluation.quality.Scores;
import io.leat.index.search.ServingSnapshot;
import io.leat.index.search.SnapshotSearcherManager;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.Asker;
import io.leat.search.Exclusion;
import io.leat.search.Hit;
import io.leat.search.RecommendationRequest;
import io.leat.search.SearchService;
import io.leat.search.SearchSettings;
import io.leat.search.SnapshotSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Compares generations before one takes the other's place.
 *
 * @param margin the share of the serving generation's quality that may be lost
 * @param fewest questions that tell anything; with fewer, quality is not compared
 * @param countMargin the share of items or people that may be missing
 */
public record PromotionGate(double margin, int fewest, double countMargin) {
  public static final PromotionGate DEFAULT = new PromotionGate(0.1, 50, 0.2);

  private static final int SIZE = 20;
  private static final String MEASURE = "ndcg@" + SIZE;

  /** Whether there are enough questions to tell anything. */
  public boolean compares(List<Question> questions) {
    return questions.size() >= fewest;
  }

  /**
   * Whether a trial answers as well as what is served, neither of which knows anything of the days
   * asked about. It fails when it loses more than the margin and the loss is no chance.
   */
  public GateVerdict quality(
      SnapshotStore store, String serving, String trial, List<Question> questions) {
    if (!compares(questions)) {
      return new GateVerdict(
          true,
          List.of(
              "only %d people tell of the last days, %d are needed: quality was not compared"
                  .formatted(questions.size(), fewest)));
    }
    Scores served = scores(store, serving, questions);
    Scores tried = scores(store, trial, questions);
    PairedDifference difference =
        PairedDifference.of(questions.stream().map(Question::unit).toList(), tried, served);
    double before = served.means().getOrDefault(MEASURE, 0.0);
    double after = tried.means().getOrDefault(MEASURE, 0.0);
    double[] interval = difference.ci95().getOrDefault(MEASURE, new double[2]);
    boolean worse = after < before * (1 - margin) && interval[1] < 0;
    return new GateVerdict(
        !worse,
        List.of(
            String.format(
                Locale.ROOT,
                "%s over %d people's last days: %.4f, served now %.4f (difference %+.4f, 95%% interval %+.4f to %+.4f; %.0f%% may be lost)",
                MEASURE,
                questions.size(),
                after,
                before,
                after - before,
                interval[0],
                interval[1],
                margin * 100)));
  }

  private static Scores scores(SnapshotStore store, String generation, List<Question> questions) {
    try (SnapshotSearcherManager manager = SnapshotSearcherManager.open(store, generation)) {
      SearchService service = new SearchService(SnapshotSource.of(manager), SearchSettings.DEFAULT);
      Answers answers =
          Answers.ask(questions.size(), i -> answer(service, questions.get(i)), SIZE, done -> {});
      return Scores.of(questions, answers.lists(), List.of(SIZE));
    }
  }

  private static List<String> answer(SearchService service, Question question) {
    return service
        .recommend(
            RecommendationRequest.forYou(
                new Asker(null, null, question.prefix()), SIZE, Set.of(Exclusion.SEEN)))
        .hits()
        .stream()
        .map(Hit::itemId)
        .toList();
  }

  /** Whether the candidate has about as many items and people as what is served. */
  public GateVerdict counts(SnapshotStore store, String serving, String candidate) {
    Counts before = Counts.of(store, serving);
    Counts after = Counts.of(store, candidate);
    List<String> findings = new ArrayList<>();
    boolean items = enough("items", before.items(), after.items(), findings);
    boolean people = enough("people", before.people(), after.people(), findings);
    return new GateVerdict(items && people, findings);
  }

  private boolean enough(String what, int before, int after, List<String> findings) {
    boolean enough = after >= before * (1 - countMargin);
    findings.add(
        String.format(
            Locale.ROOT,
            "%,d %s, served now %,d%s",
            after,
            what,
            before,
            enough ? "" : " (%.0f%% may be missing)".formatted(countMargin * 100)));
    return enough;
  }

  /** How much a generation holds. */
  private record Counts(int items, int people) {
    static Counts of(SnapshotStore store, String generation) {
      try (SnapshotSearcherManager manager = SnapshotSearcherManager.open(store, generation)) {
        ServingSnapshot snapshot = manager.acquire();
        try {
          return new Counts(snapshot.items().getIndexReader().numDocs(), snapshot.userCount());
        } finally {
          manager.release(snapshot);
        }
      }
    }
  }
}

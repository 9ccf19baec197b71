package io.leat.evaluation.quality;

import io.leat.evaluation.Latencies;
import io.leat.evaluation.Recommender;
import io.leat.evaluation.protocol.Question;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * The lists that a recommender gave.
 *
 * @param lists one for each question, in their order, none longer than was asked for
 * @param latencies of the recommender alone, with as many askers at a time as there are processors
 */
public record Answers(List<List<String>> lists, Latencies latencies) {
  private static final int PROGRESS_EVERY = 1_000;

  /**
   * Asks every question, on all processors.
   *
   * @param questions at least one
   * @param progress is told how many are answered, every now and then
   */
  public static Answers ask(
      Recommender recommender, List<Question> questions, int k, LongConsumer progress) {
    long[] nanoseconds = new long[questions.size()];
    AtomicLong answered = new AtomicLong();
    List<List<String>> lists =
        IntStream.range(0, questions.size())
            .parallel()
            .mapToObj(
                i -> {
                  long started = System.nanoTime();
                  List<String> list = recommender.recommend(questions.get(i), k);
                  nanoseconds[i] = System.nanoTime() - started;
                  long done = answered.incrementAndGet();
                  if (done % PROGRESS_EVERY == 0) {
                    progress.accept(done);
                  }
                  return list.size() > k ? list.subList(0, k) : list;
                })
            .toList();
    return new Answers(lists, Latencies.of(nanoseconds));
  }
}

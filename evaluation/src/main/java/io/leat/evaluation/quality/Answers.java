package io.leat.evaluation.quality;

import io.leat.evaluation.Latencies;
import io.leat.evaluation.Recommender;
import io.leat.evaluation.protocol.Question;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
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
    return ask(questions.size(), i -> recommender.recommend(questions.get(i), k), k, progress);
  }

  /**
   * Asks whatever can be numbered, on all processors.
   *
   * @param count at least one
   * @param list gives the list of each number from 0, safe for many threads
   */
  public static Answers ask(
      int count, IntFunction<List<String>> list, int k, LongConsumer progress) {
    long[] nanoseconds = new long[count];
    AtomicLong answered = new AtomicLong();
    List<List<String>> lists =
        IntStream.range(0, count)
            .parallel()
            .mapToObj(
                i -> {
                  long started = System.nanoTime();
                  List<String> given = list.apply(i);
                  nanoseconds[i] = System.nanoTime() - started;
                  long done = answered.incrementAndGet();
                  if (done % PROGRESS_EVERY == 0) {
                    progress.accept(done);
                  }
                  return given.size() > k ? given.subList(0, k) : given;
                })
            .toList();
    return new Answers(lists, Latencies.of(nanoseconds));
  }
}

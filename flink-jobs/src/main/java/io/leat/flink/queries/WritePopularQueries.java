package io.leat.flink.queries;

import io.leat.core.profile.ForwardDecay;
import io.leat.index.queries.PopularQueries;
import io.leat.index.queries.PopularQuery;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.flink.api.common.functions.AggregateFunction;

/** Keeps the heaviest, and writes them when the input ends; its result is their number. */
final class WritePopularQueries
    implements AggregateFunction<SearchCount, PriorityQueue<SearchCount>, Integer> {
  private static final long serialVersionUID = 1;

  private static final int MOST = 10_000;

  private static final Comparator<SearchCount> LIGHTEST_FIRST =
      Comparator.comparingDouble(SearchCount::weight)
          .thenComparing(SearchCount::text, Comparator.reverseOrder());

  private final ForwardDecay decay;
  private final String generationDirectory;

  WritePopularQueries(ForwardDecay decay, String generationDirectory) {
    this.decay = decay;
    this.generationDirectory = generationDirectory;
  }

  @Override
  public PriorityQueue<SearchCount> createAccumulator() {
    return new PriorityQueue<>(LIGHTEST_FIRST);
  }

  /** Changes the queue in place, as Flink's partition aggregate expects. */
  @Override
  public PriorityQueue<SearchCount> add(SearchCount count, PriorityQueue<SearchCount> heaviest) {
    heaviest.add(count);
    if (heaviest.size() > MOST) {
      heaviest.remove();
    }
    return heaviest;
  }

  @Override
  public PriorityQueue<SearchCount> merge(
      PriorityQueue<SearchCount> one, PriorityQueue<SearchCount> other) {
    throw new UnsupportedOperationException("one subtask sees everything; queues are never merged");
  }

  @Override
  public Integer getResult(PriorityQueue<SearchCount> heaviest) {
    long now = heaviest.stream().mapToLong(SearchCount::newest).max().orElse(0);
    List<PopularQuery> queries =
        heaviest.stream()
            .sorted(LIGHTEST_FIRST.reversed())
            .map(
                count ->
                    new PopularQuery(
                        count.text(), decay.decayed(count.weight(), now), count.people()))
            .toList();
    new PopularQueries(queries).write(Path.of(generationDirectory));
    return queries.size();
  }
}

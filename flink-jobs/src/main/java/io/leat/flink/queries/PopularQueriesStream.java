package io.leat.flink.queries;

import io.leat.core.profile.ForwardDecay;
import io.leat.flink.events.Interaction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * From everybody's events to a generation's popular queries, in a job that ends.
 *
 * <pre>
 * searches ─► newest of each person and text ─► people and weight of each text ─► heaviest, written
 * </pre>
 */
public final class PopularQueriesStream {
  /** What fewer people searched for is suggested to nobody. */
  public static final int FEWEST_PEOPLE = 3;

  private static final int LONGEST_TEXT = 100;

  private PopularQueriesStream() {}

  /**
   * Adds it to the job of these events.
   *
   * @param generationDirectory seen under this path by every task manager
   */
  public static void add(
      DataStream<Interaction> events, ForwardDecay decay, String generationDirectory) {
    events
        .filter(event -> event.query() != null)
        .uid("with-query")
        .name("Searches")
        .map(Search::of)
        .uid("searched-texts")
        .name("Searched texts")
        .filter(search -> !search.text().isEmpty() && search.text().length() <= LONGEST_TEXT)
        .uid("short-texts")
        .name("Texts short enough")
        .keyBy(Search::key)
        .reduce(Search::newer)
        .uid("newest-search")
        .name("Newest search of each person")
        .map(search -> SearchCount.of(search, decay))
        .uid("search-weights")
        .name("Weights of searches")
        .keyBy(SearchCount::text)
        .reduce(SearchCount::plus)
        .uid("search-counts")
        .name("People of each text")
        .filter(count -> count.people() >= FEWEST_PEOPLE)
        .uid("known-to-several")
        .name("Texts of several people")
        .fullWindowPartition()
        .aggregate(new WritePopularQueries(decay, generationDirectory))
        .setParallelism(1)
        .uid("popular-queries")
        .name("Popular queries")
        .sinkTo(new DiscardingSink<>())
        .uid("popular-queries-written")
        .name("Popular queries written");
  }
}

package io.leat.flink.together;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.profile.Action;
import io.leat.core.together.BoughtTogether;
import io.leat.core.together.PairCounts;
import io.leat.core.together.TogetherParameters;
import io.leat.core.together.TogetherRanking;
import io.leat.flink.events.Interaction;
import io.leat.flink.job.JobRun;
import io.leat.index.document.ItemChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole chain on a MiniCluster, in batch and in streams, against counting in plain Java. */
final class BoughtTogetherIT {
  private static final TogetherParameters PARAMETERS = new TogetherParameters(200, 5, 2, 3.84);
  private static final int ITEMS = 24;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void inBatchEveryListIsWhatPlainCountingGives(long seed) {
    List<Interaction> purchases = purchases(seed);
    Map<String, List<BoughtTogether>> expected = plain(purchases);
    assertThat(expected.values()).as("seed %d", seed).anyMatch(list -> list.size() > 1);
    assertThat(one(run(RuntimeExecutionMode.BATCH, purchases, Long.MIN_VALUE)))
        .as("seed %d", seed)
        .isEqualTo(expected);
  }

  /** Other orders come first, so that every key sees another sequence. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void aSilentReplayInAnotherOrderEndsWithTheSameListsOnceEach(long seed) {
    List<Interaction> purchases = purchases(seed);
    List<List<Interaction>> baskets = new ArrayList<>(byBasket(purchases).values());
    Collections.shuffle(baskets, new Random(seed));
    List<Interaction> reordered = baskets.stream().flatMap(List::stream).toList();
    long end = 1000L * reordered.size();
    assertThat(one(run(RuntimeExecutionMode.STREAMING, reordered, end)))
        .as("seed %d", seed)
        .isEqualTo(plain(purchases));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void inAStreamTheLastListOfAnItemHasItsFinalCounts(long seed) {
    List<Interaction> purchases = purchases(seed);
    List<ItemChange> changes = run(RuntimeExecutionMode.STREAMING, purchases, Long.MIN_VALUE);
    assertThat(changes).as("lists follow the baskets").hasSizeGreaterThan(2 * ITEMS);
    Map<String, List<BoughtTogether>> last = new TreeMap<>();
    changes.forEach(change -> last.put(change.itemId(), list(change)));
    Map<String, Map<String, Long>> counts = pairCounts(purchases);
    assertThat(last.keySet()).isEqualTo(plain(purchases).keySet());
    last.forEach(
        (item, list) ->
            assertThat(list)
                .as("%s, seed %d", item, seed)
                .allSatisfy(
                    partner ->
                        assertThat(counts.get(item))
                            .containsEntry(partner.itemId(), partner.count())));
  }

  /** Orders that follow a liking of neighbours, and some purchases without an order id. */
  private static List<Interaction> purchases(long seed) {
    Random random = new Random(seed);
    List<Interaction> purchases = new ArrayList<>();
    for (int basket = 0; basket < 300; basket++) {
      boolean order = random.nextInt(4) > 0;
      int start = (int) (ITEMS * Math.pow(random.nextDouble(), 2));
      long time = basket * 3_600_000L;
      for (int i = 1 + random.nextInt(5); i > 0; i--) {
        int item =
            random.nextInt(3) == 0 ? random.nextInt(ITEMS) : (start + random.nextInt(3)) % ITEMS;
        purchases.add(
            new Interaction(
                basket + "-" + i,
                "user-" + random.nextInt(20),
                null,
                Action.PURCHASE,
                time + i,
                "item-" + item,
                null,
                order ? "order-" + basket : null,
                null,
                0));
      }
      purchases.add(
          new Interaction(
              "view-" + basket, "user-1", null, Action.VIEW, time, "item-0", null, null, null, 0));
    }
    return purchases;
  }

  /** Purchases without an order are an hour apart by basket here: key and time make a basket. */
  private static Map<String, List<Interaction>> byBasket(List<Interaction> purchases) {
    Map<String, List<Interaction>> baskets = new TreeMap<>();
    for (Interaction purchase : purchases) {
      if (GatherBaskets.isPurchase(purchase)) {
        String key = GatherBaskets.basketOf(purchase) + " " + purchase.time() / 3_600_000;
        baskets.computeIfAbsent(key, ignored -> new ArrayList<>()).add(purchase);
      }
    }
    return baskets;
  }

  private static List<Set<String>> sets(List<Interaction> purchases) {
    List<Set<String>> sets = new ArrayList<>();
    for (List<Interaction> basket : byBasket(purchases).values()) {
      Set<String> items = new TreeSet<>();
      basket.forEach(purchase -> items.add(Objects.requireNonNull(purchase.itemId())));
      sets.add(items);
    }
    return sets;
  }

  private static Map<String, Map<String, Long>> pairCounts(List<Interaction> purchases) {
    Map<String, Map<String, Long>> counts = new TreeMap<>();
    for (Set<String> basket : sets(purchases)) {
      for (String item : basket) {
        for (String other : basket) {
          // With itself: in how many baskets it is.
          counts.computeIfAbsent(item, ignored -> new HashMap<>()).merge(other, 1L, Long::sum);
        }
      }
    }
    return counts;
  }

  /** Items with a partner in at least two baskets, each with its list. */
  private static Map<String, List<BoughtTogether>> plain(List<Interaction> purchases) {
    long total = sets(purchases).size();
    Map<String, Map<String, Long>> counts = pairCounts(purchases);
    Map<String, List<BoughtTogether>> lists = new TreeMap<>();
    counts.forEach(
        (item, partners) -> {
          Map<String, PairCounts> pairs = new HashMap<>();
          partners.forEach(
              (partner, both) -> {
                if (!partner.equals(item) && both >= 2) {
                  pairs.put(
                      partner,
                      new PairCounts(both, count(counts, item), count(counts, partner), total));
                }
              });
          if (!pairs.isEmpty()) {
            lists.put(item, new TogetherRanking(PARAMETERS).strongest(pairs));
          }
        });
    return lists;
  }

  private static long count(Map<String, Map<String, Long>> counts, String item) {
    return counts.getOrDefault(item, Map.of()).getOrDefault(item, 0L);
  }

  private static List<BoughtTogether> list(ItemChange change) {
    return Objects.requireNonNull(change.boughtTogether());
  }

  /** One change for each item. */
  private static Map<String, List<BoughtTogether>> one(List<ItemChange> changes) {
    Map<String, List<BoughtTogether>> lists = new TreeMap<>();
    for (ItemChange change : changes) {
      assertThat(lists.put(change.itemId(), list(change))).as(change.itemId()).isNull();
    }
    return lists;
  }

  /** Runs the chain; every purchase is followed by its watermark. */
  private static List<ItemChange> run(
      RuntimeExecutionMode mode, List<Interaction> interactions, long silentUntil) {
    Configuration configuration = new Configuration();
    configuration.set(ExecutionOptions.RUNTIME_MODE, mode);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(2));
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(3, configuration);
    List<Long> positions = new ArrayList<>();
    for (int i = 0; i < interactions.size(); i++) {
      positions.add((long) i);
    }
    DataStream<Interaction> stream =
        environment
            .fromData(positions)
            .setParallelism(1)
            .uid("positions")
            .map(Lookup.in(interactions))
            .setParallelism(1)
            .uid("lookup")
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<Positioned>forGenerator(context -> new EveryRecord())
                    .withTimestampAssigner((record, before) -> record.position()))
            .setParallelism(1)
            .uid("times")
            .map(Positioned::interaction)
            .setParallelism(1)
            .uid("interactions");
    Collected.CHANGES.clear();
    BoughtTogetherStream.of(stream, PARAMETERS, silentUntil)
        .map(new Collected())
        .uid("collected")
        .sinkTo(new DiscardingSink<>())
        .uid("nowhere");
    JobRun.execute(environment, "bought together", counters -> {});
    return List.copyOf(Collected.CHANGES);
  }

  /** An interaction and its place in the log, microseconds. */
  public record Positioned(Interaction interaction, long position) {}

  private static final class Lookup implements MapFunction<Long, Positioned> {
    private static final long serialVersionUID = 1;
    private static volatile List<Interaction> interactions = List.of();

    private Lookup() {}

    static Lookup in(List<Interaction> looked) {
      interactions = looked;
      return new Lookup();
    }

    @Override
    public Positioned map(Long number) throws InterruptedException {
      if (number % 10 == 0) {
        // Slow enough that watermarks arrive between the records.
        Thread.sleep(10);
      }
      return new Positioned(interactions.get(number.intValue()), (number + 1) * 1000);
    }
  }

  private static final class EveryRecord implements WatermarkGenerator<Positioned> {
    @Override
    public void onEvent(Positioned event, long timestamp, WatermarkOutput output) {
      output.emitWatermark(new Watermark(timestamp - 1));
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {}
  }

  private static final class Collected implements MapFunction<ItemChange, String> {
    private static final long serialVersionUID = 1;
    private static final Queue<ItemChange> CHANGES = new ConcurrentLinkedQueue<>();

    @Override
    public String map(ItemChange change) {
      CHANGES.add(change);
      return change.itemId();
    }
  }
}

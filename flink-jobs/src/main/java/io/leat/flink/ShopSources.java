package io.leat.flink;

import io.leat.data.ShopFiles;
import io.leat.data.log.KafkaTopic;
import io.leat.data.log.LogDirectory;
import io.leat.flink.catalogue.CatalogueItem;
import io.leat.flink.catalogue.LatestItem;
import io.leat.flink.catalogue.ParseItems;
import io.leat.flink.events.DropDuplicateEvents;
import io.leat.flink.events.DropForgotten;
import io.leat.flink.events.Emission;
import io.leat.flink.events.EventLine;
import io.leat.flink.events.Interaction;
import io.leat.flink.events.LinkSessions;
import io.leat.flink.events.ParseEvents;
import io.leat.flink.events.PersonWish;
import io.leat.flink.events.Rejects;
import io.leat.flink.log.KafkaLogSource;
import io.leat.flink.log.LogSource;
import io.leat.flink.log.LoggedLine;
import io.leat.flink.log.ParseLog;
import io.leat.flink.log.StampPositions;
import io.leat.flink.source.LineFormat;
import io.leat.flink.source.SourceLine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Where a shop's records come from, and how they become clean streams.
 *
 * <pre>
 * items.jsonl ──► parse ──────────────────────┬─► latest of each item ─► catalogue
 * log ─► positions ─► parse ─┬─ catalogue ────┘
 *                            ├─ wishes
 *                            └─ events ─┐
 * events.jsonl ─► parse ────────────────┴─► drop duplicates ─┬─► link sessions ─► of users, of sessions
 *                                                            └─► interactions
 * </pre>
 *
 * What cannot be taken leaves every step by the side.
 *
 * @param items imported
 * @param events imported
 * @param log what was received since
 * @param eventsBefore events from this time on are left out; null for none
 * @param indexRoot where it is kept who is forgotten
 * @param clock the time at which the job starts, the same for all subtasks
 */
public record ShopSources(
    Source<SourceLine, ?, ?> items,
    Source<SourceLine, ?, ?> events,
    Source<LoggedLine, ?, ?> log,
    String indexRoot,
    Instant clock,
    @Nullable Instant eventsBefore) {

  /** Nothing new in the log for so long, and there is nothing. */
  private static final Duration IDLE = Duration.ofMillis(500);

  /** A shop's import and its log up to a position, for jobs that end. */
  public static ShopSources upTo(ShopFiles shop, Path index, long position, Instant clock) {
    Source<LoggedLine, ?, ?> log =
        switch (shop.log()) {
          case LogDirectory directory -> LogSource.until(directory, position);
          case KafkaTopic topic -> KafkaLogSource.until(topic, position);
        };
    return of(shop, log, index, clock);
  }

  /** A shop's import and its log as it grows. */
  public static ShopSources following(ShopFiles shop, Path index, Instant clock) {
    Source<LoggedLine, ?, ?> log =
        switch (shop.log()) {
          case LogDirectory directory -> LogSource.following(directory);
          case KafkaTopic topic -> KafkaLogSource.following(topic);
        };
    return of(shop, log, index, clock);
  }

  private static ShopSources of(
      ShopFiles shop, Source<LoggedLine, ?, ?> log, Path index, Instant clock) {
    return new ShopSources(
        LineFormat.source(shop.items()),
        LineFormat.source(shop.events()),
        log,
        index.toAbsolutePath().toString(),
        clock,
        null);
  }

  /** The same without the events from a time on; null for all. */
  ShopSources eventsBefore(@Nullable Instant time) {
    return new ShopSources(items, events, log, indexRoot, clock, time);
  }

  ShopHistory history(StreamExecutionEnvironment environment, Mode mode) {
    SingleOutputStreamOperator<CatalogueItem> importedItems =
        read(environment, items, "items")
            .process(new ParseItems())
            .uid("parse-items")
            .name("Parse items");
    SingleOutputStreamOperator<EventLine> importedEvents =
        read(environment, events, "events")
            .process(new ParseEvents(clock))
            .uid("parse-events")
            .name("Parse events");
    SingleOutputStreamOperator<EventLine> logged = readLog(environment, mode);
    DataStream<CatalogueItem> catalogue =
        importedItems
            .union(logged.getSideOutput(ParseLog.CATALOGUE))
            .keyBy(CatalogueItem::itemId)
            .process(new LatestItem(mode.emission()))
            .uid("latest-item")
            .name("Latest line of each item");
    SingleOutputStreamOperator<Interaction> interactions =
        importedEvents
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<EventLine>noWatermarks()
                    .withTimestampAssigner(importTime(mode.emission())))
            .uid("event-timestamps")
            .name("Event time")
            .filter(before(eventsBefore))
            .uid("imported-before")
            .name("Imported events in question")
            .union(
                // Beside the parsing: a task of its own would take every event over the network.
                logged
                    .filter(before(eventsBefore))
                    .setParallelism(1)
                    .uid("logged-before")
                    .name("Logged events in question"))
            .keyBy(DropDuplicateEvents::slotOf, Types.INT)
            .process(new DropDuplicateEvents(mode.bounds().repeated()))
            .uid("drop-duplicates")
            .name("Drop duplicate events");
    DataStream<PersonWish> wishes = logged.getSideOutput(ParseLog.WISHES);
    SingleOutputStreamOperator<Interaction> linked =
        interactions
            .filter(event -> event.sessionId() != null)
            .uid("with-session")
            .name("With session")
            .keyBy(Interaction::session)
            .connect(wishes.keyBy(PersonWish::person))
            .process(new LinkSessions(mode.emission(), mode.sessionIdle()))
            .uid("link-sessions")
            .name("Link sessions to users");
    return new ShopHistory(
        catalogue,
        interactions,
        interactions
            .filter(event -> event.sessionId() == null)
            .uid("without-session")
            .name("Without session")
            .union(linked)
            .filter(new DropForgotten(indexRoot))
            .uid("drop-forgotten")
            .name("Drop forgotten people"),
        linked.getSideOutput(LinkSessions.ANONYMOUS),
        wishes.union(linked.getSideOutput(LinkSessions.TAKEN_BACK)),
        importedItems
            .getSideOutput(Rejects.OUTPUT)
            .union(
                importedEvents.getSideOutput(Rejects.OUTPUT),
                logged.getSideOutput(Rejects.OUTPUT),
                interactions.getSideOutput(Rejects.OUTPUT)));
  }

  private static FilterFunction<EventLine> before(@Nullable Instant time) {
    long end = time == null ? Long.MAX_VALUE : time.toEpochMilli();
    return line -> line.event().time() < end;
  }

  /** Files are read by one task each; the parsing is spread over all. */
  private static DataStream<SourceLine> read(
      StreamExecutionEnvironment environment, Source<SourceLine, ?, ?> source, String name) {
    return environment
        .fromSource(
            source, WatermarkStrategy.noWatermarks(), "Read " + name, Types.POJO(SourceLine.class))
        .uid("read-" + name)
        .rebalance();
  }

  /** The log is read and parsed by one task, so that its order is kept. */
  private SingleOutputStreamOperator<EventLine> readLog(
      StreamExecutionEnvironment environment, Mode mode) {
    TypeInformation<LoggedLine> type = TypeInformation.of(LoggedLine.class);
    return environment
        .fromSource(
            log,
            // Positions are stamped next; all that is wanted here is to know when there are none,
            // and Flink tells that there are some again only by a watermark.
            WatermarkStrategy.<LoggedLine>forMonotonousTimestamps().withIdleness(IDLE),
            "Read log",
            type)
        .setParallelism(1)
        .uid("read-log")
        .transform("Positions", type, new StampPositions(mode.emission().isLive()))
        .setParallelism(1)
        .uid("positions")
        .process(new ParseLog(mode.bounds()))
        .setParallelism(1)
        .uid("parse-log")
        .name("Parse log");
  }

  /**
   * In a job that ends, events of a key come by the time of their reception; in one that does not,
   * imports are simply before the log.
   */
  private static SerializableTimestampAssigner<EventLine> importTime(Emission emission) {
    return emission.isLive()
        ? (line, before) -> Interaction.BEFORE_THE_LOG
        : (line, before) -> line.event().receivedAt();
  }
}

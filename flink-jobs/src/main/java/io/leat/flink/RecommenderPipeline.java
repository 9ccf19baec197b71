package io.leat.flink;

import io.leat.core.profile.ActionWeights;
import io.leat.core.profile.ForwardDecay;
import io.leat.data.Reject;
import io.leat.data.json.RejectJson;
import io.leat.flink.catalogue.BuildItemDocuments;
import io.leat.flink.catalogue.CatalogueItem;
import io.leat.flink.catalogue.ItemSignal;
import io.leat.flink.catalogue.LatestItem;
import io.leat.flink.catalogue.ParseItems;
import io.leat.flink.events.DropDuplicateEvents;
import io.leat.flink.events.EventLine;
import io.leat.flink.events.Interaction;
import io.leat.flink.events.LinkSessions;
import io.leat.flink.events.ParseEvents;
import io.leat.flink.events.Rejects;
import io.leat.flink.history.HistoryFunction;
import io.leat.flink.history.PersonHistory;
import io.leat.flink.history.SessionUpdates;
import io.leat.flink.profile.BuildUserDocuments;
import io.leat.flink.profile.ProfileFunction;
import io.leat.flink.profile.ProfiledUser;
import io.leat.flink.sink.IndexUpdateType;
import io.leat.flink.sink.LuceneSink;
import io.leat.flink.source.SourceLine;
import io.leat.flink.train.FactorsJob;
import io.leat.flink.train.ItemTerms;
import io.leat.flink.train.LearnModel;
import io.leat.flink.train.LearningSettings;
import io.leat.flink.train.TrainingInput;
import io.leat.flink.train.TrainingWork;
import io.leat.flink.train.TuneModel;
import io.leat.index.document.IndexUpdate;
import io.leat.index.model.ModelStore;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * The whole pipeline: a shop's records to what they teach, that to a trained model, and with that
 * model the records to index updates. The upper part is the same for the first job and the last.
 *
 * <pre>
 * items ─► parse ─► latest line of each item ──────────────┬───► item terms ────────┐
 *            └─ rejects                                    │                        ├─► learn ─► work    learn()
 * events ─► parse ─► drop duplicates ─┬─► link sessions ─┬─│───► histories of people ┘
 *            └─ rejects ◄──┘          │                  │ │
 *   ───────────────────────────────────────────────────────────────────────────────────────────────────
 *                                     └─► signals ───────│─┴───► item documents ─────────────┬─► LuceneSink    index()
 *                                                        ├─► profiles ──► user documents ────┤
 *                                                        └─► histories ─► session documents ─┘
 *   ───────────────────────────────────────────────────────────────────────────────────────────────────
 * work ─► ratings ─► factors by all subtasks ─► the rest by one ─► model    factors()
 * </pre>
 *
 * Where the records come from and where they go is the caller's: a rebuild passes files, a test its
 * own lines.
 */
public final class RecommenderPipeline {
  private final Source<SourceLine, ?, ?> items;
  private final Source<SourceLine, ?, ?> events;
  private final LearningSettings settings;
  private final String modelDirectory;
  private final Instant clock;

  /**
   * @param modelDirectory where {@link #factors} leaves the model and {@link #index} finds it, seen
   *     under this path by every task manager
   * @param clock the time at which the jobs start, the same for all
   */
  public RecommenderPipeline(
      Source<SourceLine, ?, ?> items,
      Source<SourceLine, ?, ?> events,
      LearningSettings settings,
      String modelDirectory,
      Instant clock) {
    this.items = items;
    this.events = events;
    this.settings = settings;
    this.modelDirectory = modelDirectory;
    this.clock = clock;
  }

  /** The streams that all jobs but {@link #factors} start from. */
  private record History(
      DataStream<CatalogueItem> catalogue,
      DataStream<Interaction> interactions,
      DataStream<Interaction> ofUsers,
      DataStream<Interaction> ofSessions,
      DataStream<Reject> rejects) {}

  /**
   * Adds the learning job: reads everything, leaves what {@link #factors} needs; where nothing can
   * be factorised, {@link Counters#PAIRS} being 0, the model itself.
   *
   * @param rejects takes every line that was not taken, as one JSON object each
   */
  public void learn(
      StreamExecutionEnvironment environment, Sink<String> rejects, TrainingWork work) {
    History history = history(environment);
    history
        .rejects
        .map(RejectJson::write)
        .uid("rejects-json")
        .name("Rejects to JSON")
        .sinkTo(rejects)
        .uid("rejects")
        .name("Rejects");

    trainingInput(history)
        .fullWindowPartition()
        .aggregate(new LearnModel(work, modelDirectory, settings))
        .setParallelism(1)
        .uid("learn")
        .name("Learn")
        .sinkTo(new DiscardingSink<>())
        .uid("learnt")
        .name("Learnt");
  }

  /** Adds the job that writes the model, to an environment for pipelined edges. */
  public void factors(StreamExecutionEnvironment environment, TrainingWork work) {
    new FactorsJob(work, modelDirectory, settings).addTo(environment);
  }

  /**
   * Adds the tuning job: reads everything, writes the best settings found and what was tried.
   *
   * @param directory where the results are left, seen under this path by every task manager
   * @param seconds that the search may take
   */
  public void tune(StreamExecutionEnvironment environment, String directory, double seconds) {
    trainingInput(history(environment))
        .fullWindowPartition()
        .aggregate(new TuneModel(directory, settings, seconds))
        .setParallelism(1)
        .uid("tune")
        .name("Tune")
        .sinkTo(new DiscardingSink<>())
        .uid("tuned")
        .name("Tuned");
  }

  private DataStream<TrainingInput> trainingInput(History history) {
    DataStream<TrainingInput> people =
        histories(history).map(TrainingInput::of).uid("train-people").name("People to train on");
    DataStream<TrainingInput> texts =
        history
            .catalogue
            .map(item -> TrainingInput.of(ItemTerms.of(item.parse())))
            .uid("train-items")
            .name("Texts to train on");
    DataStream<TrainingInput> newest =
        history
            .interactions
            .map(Interaction::epochSecond)
            .uid("event-times")
            .name("Event times")
            .fullWindowPartition()
            .reduce(Math::max)
            .uid("newest-event")
            .name("Newest event")
            .map(TrainingInput::newest)
            .uid("train-now")
            .name("Now");
    return people.union(texts, newest);
  }

  /** Adds the indexing job: reads everything again, and writes the three indexes. */
  public void index(StreamExecutionEnvironment environment, LuceneSink sink) {
    History history = history(environment);
    ActionWeights weights = settings.actionWeights();
    ForwardDecay decay = new ModelStore(Path.of(modelDirectory)).readModel().decay();

    DataStream<ItemSignal> signals =
        history
            .interactions
            .filter(event -> event.itemId() != null && event.action().needsItem())
            .uid("item-events")
            .name("Events of items")
            .map(event -> ItemSignal.of(event, weights, decay))
            .uid("signals")
            .name("Popularity signals");
    DataStream<IndexUpdate> itemUpdates =
        history
            .catalogue
            .keyBy(CatalogueItem::itemId)
            .connect(signals.keyBy(ItemSignal::itemId))
            .process(new BuildItemDocuments(modelDirectory, decay), IndexUpdateType.get())
            .uid("item-documents")
            .name("Item documents");
    DataStream<IndexUpdate> userUpdates =
        profiles(history.ofUsers, decay)
            .map(new BuildUserDocuments(modelDirectory))
            .returns(IndexUpdateType.get())
            .uid("user-documents")
            .name("User documents");
    DataStream<IndexUpdate> sessionUpdates =
        histories(history)
            .filter(person -> person.itemIds().length > 1)
            .uid("with-sequence")
            .name("With a sequence")
            .map(SessionUpdates::of)
            .returns(IndexUpdateType.get())
            .uid("session-documents")
            .name("Session documents");
    sink.addTo(itemUpdates.union(userUpdates, sessionUpdates));
  }

  private History history(StreamExecutionEnvironment environment) {
    SingleOutputStreamOperator<CatalogueItem> parsedItems =
        read(environment, items, "items")
            .process(new ParseItems())
            .uid("parse-items")
            .name("Parse items");
    DataStream<CatalogueItem> catalogue =
        parsedItems
            .keyBy(CatalogueItem::itemId)
            .process(new LatestItem())
            .uid("latest-item")
            .name("Latest line of each item");

    SingleOutputStreamOperator<EventLine> parsedEvents =
        read(environment, events, "events")
            .process(new ParseEvents(clock))
            .uid("parse-events")
            .name("Parse events");
    SingleOutputStreamOperator<Interaction> interactions =
        parsedEvents
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<EventLine>noWatermarks()
                    .withTimestampAssigner((line, before) -> line.event().time()))
            .uid("event-timestamps")
            .name("Event time")
            .keyBy(line -> line.event().eventId())
            .process(new DropDuplicateEvents())
            .uid("drop-duplicates")
            .name("Drop duplicate events");
    SingleOutputStreamOperator<Interaction> linked =
        interactions
            .filter(event -> event.sessionId() != null)
            .uid("with-session")
            .name("With session")
            .keyBy(Interaction::sessionId)
            .process(new LinkSessions())
            .uid("link-sessions")
            .name("Link sessions to users");
    return new History(
        catalogue,
        interactions,
        interactions
            .filter(event -> event.sessionId() == null)
            .uid("without-session")
            .name("Without session")
            .union(linked),
        linked.getSideOutput(LinkSessions.ANONYMOUS),
        parsedItems
            .getSideOutput(Rejects.OUTPUT)
            .union(
                parsedEvents.getSideOutput(Rejects.OUTPUT),
                interactions.getSideOutput(Rejects.OUTPUT)));
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

  private DataStream<ProfiledUser> profiles(DataStream<Interaction> ofUsers, ForwardDecay decay) {
    return ofUsers
        .keyBy(Interaction::userId)
        .process(new ProfileFunction(settings.actionWeights(), decay, settings.profileCapacity()))
        .uid("profiles")
        .name("Profiles of users");
  }

  private DataStream<PersonHistory> histories(History history) {
    return history
        .ofUsers
        .union(history.ofSessions)
        .keyBy(Interaction::person)
        .process(new HistoryFunction(settings.actionWeights(), settings.historyCapacity()))
        .uid("histories")
        .name("Histories of people");
  }
}

package io.leat.flink;

import io.leat.core.model.EmbeddingModel;
import io.leat.core.profile.ActionWeights;
import io.leat.core.profile.ForwardDecay;
import io.leat.core.together.TogetherParameters;
import io.leat.data.json.RejectJson;
import io.leat.flink.catalogue.BuildItemDocuments;
import io.leat.flink.catalogue.CatalogueItem;
import io.leat.flink.catalogue.ItemSignal;
import io.leat.flink.events.Interaction;
import io.leat.flink.events.PersonWish;
import io.leat.flink.history.HistoryFunction;
import io.leat.flink.history.PersonHistory;
import io.leat.flink.history.SessionUpdates;
import io.leat.flink.profile.BuildUserDocuments;
import io.leat.flink.profile.ProfileFunction;
import io.leat.flink.profile.ProfiledUser;
import io.leat.flink.queries.PopularQueriesStream;
import io.leat.flink.sink.IndexUpdateType;
import io.leat.flink.sink.LuceneSink;
import io.leat.flink.together.BoughtTogetherStream;
import io.leat.flink.train.FactorsJob;
import io.leat.flink.train.ItemTerms;
import io.leat.flink.train.LearnModel;
import io.leat.flink.train.LearningSettings;
import io.leat.flink.train.NewItems;
import io.leat.flink.train.TrainingInput;
import io.leat.flink.train.TrainingWork;
import io.leat.flink.train.TuneModel;
import io.leat.index.document.IndexUpdate;
import io.leat.index.model.ModelStore;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
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
 *                                                        ├─► histories ─► session documents ─┘
 *                                                        └─► popular queries
 *   ───────────────────────────────────────────────────────────────────────────────────────────────────
 * work ─► ratings ─► factors by all subtasks ─► the rest by one ─► model    factors()
 * </pre>
 *
 * In the live job, what people say of items that came after training goes from the user documents
 * to the item documents. Where the records come from and where they go is the caller's: a rebuild
 * passes files, a test its own lines.
 */
public final class RecommenderPipeline {
  private final ShopSources sources;
  private final LearningSettings settings;
  private final String modelDirectory;

  /**
   * @param modelDirectory where {@link #factors} leaves the model and {@link #index} finds it, seen
   *     under this path by every task manager
   */
  public RecommenderPipeline(
      ShopSources sources, LearningSettings settings, String modelDirectory) {
    this.sources = sources;
    this.settings = settings;
    this.modelDirectory = modelDirectory;
  }

  /**
   * Adds the learning job: reads everything, leaves what {@link #factors} needs; where nothing can
   * be factorised, {@link Counters#PAIRS} being 0, the model itself.
   *
   * @param rejects takes every line that was not taken, as one JSON object each
   */
  public void learn(
      StreamExecutionEnvironment environment, Sink<String> rejects, TrainingWork work) {
    ShopHistory history = sources.history(environment, Mode.BOUNDED);
    rejected(history, rejects);

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

  private static void rejected(ShopHistory history, Sink<String> rejects) {
    history
        .rejects()
        .map(RejectJson::write)
        .uid("rejects-json")
        .name("Rejects to JSON")
        .sinkTo(rejects)
        .uid("rejects")
        .name("Rejects");
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
    trainingInput(sources.history(environment, Mode.BOUNDED))
        .fullWindowPartition()
        .aggregate(new TuneModel(directory, settings, seconds))
        .setParallelism(1)
        .uid("tune")
        .name("Tune")
        .sinkTo(new DiscardingSink<>())
        .uid("tuned")
        .name("Tuned");
  }

  private DataStream<TrainingInput> trainingInput(ShopHistory history) {
    DataStream<TrainingInput> people =
        histories(history, Mode.BOUNDED, settings.actionWeights())
            .map(TrainingInput::of)
            .uid("train-people")
            .name("People to train on");
    DataStream<TrainingInput> texts =
        history
            .catalogue()
            .filter(CatalogueItem::isWhole)
            .uid("whole-items")
            .name("Whole items")
            .map(item -> TrainingInput.of(ItemTerms.of(item.parse())))
            .uid("train-items")
            .name("Texts to train on");
    DataStream<TrainingInput> newest =
        history
            .interactions()
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

  /**
   * Adds the indexing job: reads everything again, and writes the three indexes and the popular
   * queries.
   *
   * @param generationDirectory seen under this path by every task manager
   */
  public void index(
      StreamExecutionEnvironment environment, LuceneSink sink, String generationDirectory) {
    ShopHistory history = sources.history(environment, Mode.BOUNDED);
    sink.addTo(updates(history, Mode.BOUNDED));
    PopularQueriesStream.add(
        history.ofUsers().union(history.ofSessions()),
        new ModelStore(Path.of(modelDirectory)).readModel().decay(),
        generationDirectory);
  }

  /**
   * Adds the job that never ends: follows the log, and changes the three indexes as it grows.
   *
   * @param after position up to which the index is complete already: what was received until then
   *     is read for the state that it makes
   * @param rejects takes every line that was not taken, as one JSON object each
   */
  public void live(
      StreamExecutionEnvironment environment,
      LuceneSink sink,
      Sink<String> rejects,
      long after,
      LiveSettings live) {
    Mode mode = Mode.live(after, live, sources.clock());
    ShopHistory history = sources.history(environment, mode);
    rejected(history, rejects);
    sink.addTo(updates(history, mode));
  }

  private DataStream<IndexUpdate> updates(ShopHistory history, Mode mode) {
    EmbeddingModel model = new ModelStore(Path.of(modelDirectory)).readModel();
    ActionWeights weights = model.actionWeights();
    ForwardDecay decay = model.decay();
    SingleOutputStreamOperator<PersonHistory> histories = histories(history, mode, weights);

    SingleOutputStreamOperator<IndexUpdate> userUpdates =
        profiles(history, model, mode)
            .process(new BuildUserDocuments(modelDirectory, mode.emission()), IndexUpdateType.get())
            .uid("user-documents")
            .name("User documents");
    DataStream<ItemSignal> signals =
        history
            .interactions()
            .filter(event -> event.itemId() != null && event.action().needsItem())
            .uid("item-events")
            .name("Events of items")
            .map(event -> ItemSignal.of(event, weights, decay))
            .uid("signals")
            .name("Popularity signals")
            .union(
                histories.getSideOutput(HistoryFunction.NEWCOMERS),
                userUpdates.getSideOutput(BuildUserDocuments.VOTES),
                BoughtTogetherStream.of(
                        history.interactions(), TogetherParameters.DEFAULT, mode.emission().after())
                    .map(ItemSignal::boughtTogether)
                    .uid("bought-together-signals")
                    .name("Bought together of items"));
    DataStream<IndexUpdate> itemUpdates =
        history
            .catalogue()
            .keyBy(CatalogueItem::itemId)
            .connect(signals.keyBy(ItemSignal::itemId))
            .process(
                new BuildItemDocuments(modelDirectory, decay, mode.emission()),
                IndexUpdateType.get())
            .uid("item-documents")
            .name("Item documents");
    DataStream<IndexUpdate> sessionUpdates =
        histories
            .filter(person -> person.itemIds().length != 1)
            .uid("with-sequence")
            .name("With a sequence")
            .map(SessionUpdates::of)
            .returns(IndexUpdateType.get())
            .uid("session-documents")
            .name("Session documents");
    return itemUpdates.union(userUpdates, sessionUpdates);
  }

  private DataStream<ProfiledUser> profiles(ShopHistory history, EmbeddingModel model, Mode mode) {
    return history
        .ofUsers()
        .keyBy(Interaction::person)
        .connect(
            history
                .wishes()
                .filter(PersonWish::isOfUser)
                .uid("user-wishes")
                .name("Wishes of users")
                .keyBy(PersonWish::person))
        .process(
            new ProfileFunction(
                model.actionWeights(),
                model.decay(),
                settings.profileCapacity(),
                mode.emission(),
                mode.personKept(),
                mode.emission().isLive() ? NewItems.unknownTo(modelDirectory) : NewItems.NONE))
        .uid("profiles")
        .name("Profiles of users");
  }

  private SingleOutputStreamOperator<PersonHistory> histories(
      ShopHistory history, Mode mode, ActionWeights weights) {
    return history
        .ofUsers()
        .union(history.ofSessions())
        .keyBy(Interaction::person)
        .connect(history.wishes().keyBy(PersonWish::person))
        .process(
            new HistoryFunction(
                weights,
                mode.acts(settings.historyCapacity()),
                mode.emission(),
                mode.personKept(),
                mode.sessionKept()))
        .uid("histories")
        .name("Histories of people");
  }
}

package io.leat.flink;

import io.leat.data.ShopException;
import io.leat.data.ShopFiles;
import io.leat.flink.catalogue.CatalogueReading;
import io.leat.flink.job.Environments;
import io.leat.flink.job.JobRun;
import io.leat.flink.job.Stopwatch;
import io.leat.flink.job.WorkDirectory;
import io.leat.flink.sink.LuceneSink;
import io.leat.flink.source.RejectFiles;
import io.leat.flink.train.TrainingWork;
import io.leat.index.IndexException;
import io.leat.index.search.GenerationCheck;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.index.snapshot.VectorEncoding;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A shop's whole history into a new generation, checked and promoted.
 *
 * <pre>
 * RebuildReport report =
 *     Rebuild.embedded().run(RebuildRequest.of(new ShopFiles(shop), index), RebuildProgress.NONE);
 *
 * create g0007 ─► learn job ─► g0007/work ─► factors job ─► g0007/model ─► index job ─► g0007/items, users, sessions ─► check ─► promote
 *                     └─► g0007/rejects
 * </pre>
 *
 * Whatever fails, the generation being served is still served; the new one stays behind, not
 * promoted, with its rejects to look at.
 */
public final class Rebuild {
  private final IntFunction<StreamExecutionEnvironment> environments;
  private final IntFunction<StreamExecutionEnvironment> pipelined;
  private final Clock clock;

  /**
   * @param environments gives an environment of that parallelism, a new one for each job
   * @param pipelined the same for a job with pipelined edges
   */
  public Rebuild(
      IntFunction<StreamExecutionEnvironment> environments,
      IntFunction<StreamExecutionEnvironment> pipelined,
      Clock clock) {
    this.environments = environments;
    this.pipelined = pipelined;
    this.clock = clock;
  }

  /** With a Flink cluster inside this process. */
  public static Rebuild embedded() {
    return new Rebuild(Environments::embedded, Environments::embeddedPipelined, Clock.systemUTC());
  }

  /**
   * Rebuilds and promotes.
   *
   * @throws ShopException when the shop's data cannot be used, saying why
   * @throws IndexException when the generation cannot be built or fails its check, saying why
   */
  public RebuildReport run(RebuildRequest request, RebuildProgress progress) {
    return run(request, progress, true);
  }

  /** The same without promotion: the generation is there, checked, and nobody is served by it. */
  public RebuildReport build(RebuildRequest request, RebuildProgress progress) {
    return run(request, progress, false);
  }

  /**
   * Writes a shop anew with the model that a generation has: with {@link
   * RebuildRequest#eventsBefore}, how that generation would stand had it not heard what came since.
   * A live one has, and may not be asked about it beside one that has not. Neither checked nor
   * promoted.
   *
   * @param generation whose model is taken
   * @return the new generation's name
   * @throws IndexException when that model cannot be read, or nothing be written
   */
  public String reindex(RebuildRequest request, String generation, RebuildProgress progress) {
    SnapshotStore store = new SnapshotStore(request.index());
    GenerationInfo known = store.generation(generation);
    GenerationInfo made =
        store.createGeneration(
            request.shards(), known.rank(), known.contentDimension(), known.vectors());
    copy(store.modelDirectory(generation), store.modelDirectory(made.name()));
    run(request, progress, store, made).index(0);
    return made.name();
  }

  private static void copy(Path from, Path to) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
      for (Path file : files) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new IndexException("Cannot copy the model in %s to %s: %s".formatted(from, to, e), e);
    }
  }

  private RebuildReport run(RebuildRequest request, RebuildProgress progress, boolean promote) {
    // Missing files are found before anything is made.
    request.shop().checkPresent();
    SnapshotStore store = new SnapshotStore(request.index());
    GenerationInfo generation =
        store.createGeneration(
            request.shards(),
            request.learning().als().rank(),
            request.learning().content().dimension(),
            vectors(request, store));
    try {
      return run(request, progress, store, generation).run(promote);
    } catch (ShopException e) {
      throw new ShopException(List.of(unpromoted(generation), e.getMessage()));
    } catch (IndexException e) {
      throw new IndexException(unpromoted(generation) + "\n" + e.getMessage(), e);
    }
  }

  private Run run(
      RebuildRequest request,
      RebuildProgress progress,
      SnapshotStore store,
      GenerationInfo generation) {
    long position = request.shop().log().lastReceivedAt();
    ShopSources sources =
        ShopSources.upTo(request.shop(), request.index(), position, clock.instant())
            .eventsBefore(request.eventsBefore());
    RecommenderPipeline pipeline =
        new RecommenderPipeline(
            sources,
            request.learning(),
            store.modelDirectory(generation.name()).toAbsolutePath().toString());
    return new Run(request, progress, store, generation, pipeline, position);
  }

  private static VectorEncoding vectors(RebuildRequest request, SnapshotStore store) {
    if (request.vectors() != null) {
      return request.vectors();
    }
    return store
        .current()
        .map(current -> store.generation(current.generation()).vectors())
        .orElse(VectorEncoding.FLOAT32);
  }

  private static String unpromoted(GenerationInfo generation) {
    return "Generation %s was not promoted; what was served before is still served."
        .formatted(generation.name());
  }

  /** One rebuild under way. */
  private final class Run {
    private final RebuildRequest request;
    private final RebuildProgress progress;
    private final SnapshotStore store;
    private final GenerationInfo generation;
    private final RecommenderPipeline pipeline;
    private final long position;
    private final Stopwatch<RebuildPhase> stopwatch = new Stopwatch<>(RebuildPhase.class);

    Run(
        RebuildRequest request,
        RebuildProgress progress,
        SnapshotStore store,
        GenerationInfo generation,
        RecommenderPipeline pipeline,
        long position) {
      this.request = request;
      this.progress = progress;
      this.store = store;
      this.generation = generation;
      this.pipeline = pipeline;
      this.position = position;
    }

    RebuildReport run(boolean promote) {
      JobCounters counters = train();
      long documents = counters.get(Counters.ITEMS) + counters.get(Counters.USERS);
      stopwatch.time(RebuildPhase.INDEX, () -> index(documents));
      stopwatch.time(RebuildPhase.CHECK, () -> check(counters));
      if (promote) {
        stopwatch.time(RebuildPhase.PROMOTE, this::promote);
      }
      return counters.report(generation.name(), directory(), rejects(), stopwatch.seconds());
    }

    private void promote() {
      progress.update(RebuildPhase.PROMOTE, 0, 1);
      store.promote(generation.name());
      progress.update(RebuildPhase.PROMOTE, 1, 1);
    }

    private JobCounters train() {
      try (WorkDirectory directory = new WorkDirectory(directory().resolve("work"))) {
        TrainingWork work = new TrainingWork(directory.path().toAbsolutePath().toString());
        JobCounters counters = stopwatch.time(RebuildPhase.READ, () -> learn(work));
        stopwatch.move(RebuildPhase.READ, RebuildPhase.TRAIN, counters.trainSeconds());
        refuseUnusable(counters);
        if (counters.get(Counters.PAIRS) > 0) {
          stopwatch.time(RebuildPhase.TRAIN, () -> factors(work));
        }
        return counters;
      }
    }

    private JobCounters learn(TrainingWork work) {
      progress.update(RebuildPhase.READ, 0, 0);
      StreamExecutionEnvironment environment = environments.apply(request.parallelism());
      pipeline.learn(environment, RejectFiles.sink(rejects()), work);
      return new JobCounters(
          JobRun.execute(environment, jobName("learn"), this::readingOrTraining));
    }

    private void factors(TrainingWork work) {
      training(Map.of());
      StreamExecutionEnvironment environment = pipelined.apply(request.parallelism());
      pipeline.factors(environment, work);
      JobRun.execute(environment, jobName("factors"), this::training);
    }

    private void training(Map<String, Long> now) {
      progress.update(
          RebuildPhase.TRAIN,
          now.getOrDefault(Counters.SWEEPS, 0L),
          request.learning().als().sweeps());
    }

    private void readingOrTraining(Map<String, Long> now) {
      JobCounters counters = new JobCounters(now);
      if (counters.get(Counters.RATINGS) > 0) {
        training(now);
      } else {
        progress.update(
            RebuildPhase.READ,
            counters.get(Counters.ITEM_LINES) + counters.get(Counters.EVENT_LINES),
            0);
      }
    }

    /** A shop of which nothing can be used is a mistake, not an empty index. */
    private void refuseUnusable(JobCounters counters) {
      ShopFiles shop = request.shop();
      if (counters.get(Counters.ITEMS) == 0) {
        throw nothingIn(shop.items(), "item", counters.get(Counters.ITEM_LINES));
      }
      if (counters.get(Counters.EVENTS) == 0 && counters.get(Counters.EVENT_LINES) > 0) {
        throw nothingIn(shop.events(), "event", counters.get(Counters.EVENT_LINES));
      }
    }

    private ShopException nothingIn(Path file, String record, long lines) {
      return new ShopException(
          lines == 0
              ? "%s has no lines: at least one %s is needed.".formatted(file, record)
              : "%s has no valid %s: all of its %d lines were rejected, with reasons, to %s."
                  .formatted(file, record, lines, rejects()));
    }

    /**
     * Writes the three indexes.
     *
     * @param documents how many there will be; 0 where that is not known
     */
    void index(long documents) {
      StreamExecutionEnvironment environment = environments.apply(request.parallelism());
      pipeline.index(
          environment,
          new LuceneSink(request.index(), generation, position),
          directory().toAbsolutePath().toString());
      JobRun.execute(
          environment,
          jobName("index"),
          counters ->
              progress.update(
                  RebuildPhase.INDEX, counters.getOrDefault(Counters.DOCUMENTS, 0L), documents));
    }

    private void check(JobCounters trained) {
      progress.update(RebuildPhase.CHECK, 0, 1);
      CatalogueReading catalogue = CatalogueReading.of(request.shop(), position);
      List<String> problems =
          new GenerationCheck(store)
              .problems(
                  generation.name(),
                  new GenerationCheck.Expected(
                      catalogue.itemIds(), trained.get(Counters.USERS), catalogue.probes()));
      if (!problems.isEmpty()) {
        throw new IndexException("It failed its check:\n  " + String.join("\n  ", problems));
      }
      progress.update(RebuildPhase.CHECK, 1, 1);
    }

    private String jobName(String what) {
      return "leat %s %s".formatted(what, generation.name());
    }

    private Path directory() {
      return store.generationDirectory(generation.name());
    }

    private Path rejects() {
      return directory().resolve("rejects");
    }
  }
}

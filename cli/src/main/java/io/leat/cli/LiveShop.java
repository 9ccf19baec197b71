package io.leat.cli;

import io.leat.data.log.EventLog;
import io.leat.evaluation.gate.GateVerdict;
import io.leat.evaluation.gate.HoldOut;
import io.leat.evaluation.gate.PromotionGate;
import io.leat.flink.LiveJob;
import io.leat.flink.LiveRequest;
import io.leat.flink.LiveSettings;
import io.leat.flink.Rebuild;
import io.leat.flink.RebuildProgress;
import io.leat.flink.RebuildRequest;
import io.leat.index.IndexException;
import io.leat.index.model.ModelStore;
import io.leat.index.snapshot.Current;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.Snapshot;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.jobs.JobControl;
import io.leat.search.jobs.JobRefusedException;
import io.leat.search.jobs.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs of one shop in this process: the live job of the generation being served, and beside it
 * the building of the next.
 *
 * <pre>
 * rebuild    trial and what is served, both without the last days ─► gate ─► candidate ─► gate ─► its live job ─► caught up ─► promote
 * rollback   the pointer at once, then the older generation's live job goes on from where it was
 * </pre>
 *
 * The serving generation's job writes until the next one has caught up, so that no answer is older
 * than it must be; a failed gate leaves it serving and says why.
 */
final class LiveShop implements JobControl, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveShop.class);
  private static final Duration LONGEST_CATCH_UP = Duration.ofHours(6);
  private static final long LOOK_MILLIS = 50;

  private final SnapshotStore store;
  private final RebuildRequest request;
  private final LiveSettings settings;
  private final PromotionGate gate;
  private final EventLog log;
  private final ExecutorService work =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("leat-generations").daemon().factory());

  private @Nullable LiveJob live;
  private JobStatus.@Nullable Job building;
  private boolean isBuilding;

  /**
   * @param request how a generation is built
   * @param log that both jobs follow
   */
  LiveShop(RebuildRequest request, LiveSettings settings, PromotionGate gate, EventLog log) {
    this.store = new SnapshotStore(request.index());
    this.request = request;
    this.settings = settings;
    this.gate = gate;
    this.log = log;
  }

  /** Starts the live job of the generation being served. */
  synchronized void start() {
    live = job(served());
  }

  private String served() {
    return store
        .current()
        .map(Current::generation)
        .orElseThrow(() -> new IndexException("Nothing is promoted in " + store.root()));
  }

  private LiveJob job(String generation) {
    return LiveJob.start(
        new LiveRequest(
            request.shop(), request.index(), generation, request.parallelism(), settings));
  }

  @Override
  public synchronized JobStatus rebuild() {
    refuseWhileBuilding();
    begin("building", null, "reading the log");
    work.execute(() -> guarded(this::build));
    return status();
  }

  private void refuseWhileBuilding() {
    if (isBuilding) {
      throw new JobRefusedException(
          "A generation is being built or promoted: GET /v1/admin/status tells how far it is");
    }
  }

  private synchronized void begin(String state, @Nullable String generation, String detail) {
    isBuilding = true;
    building = new JobStatus.Job("rebuild", generation, state, detail);
  }

  private synchronized void tell(@Nullable String generation, String state, String detail) {
    building = new JobStatus.Job("rebuild", generation, state, detail);
    LOG.info("Rebuild {}: {}, {}", generation, state, detail);
  }

  /** Told about twice a second: of interest to who looks on, and nothing for the log. */
  private RebuildProgress telling(String what) {
    return (phase, done, total) -> {
      String detail =
          total > 0
              ? "%s: %s, %,d of %,d".formatted(what, phase.label(), done, total)
              : "%s: %s, %,d".formatted(what, phase.label(), done);
      Double progress = total > 0 ? Math.clamp((double) done / total, 0, 1) : null;
      synchronized (this) {
        building = new JobStatus.Job("rebuild", null, "building", detail, progress);
      }
    };
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.warn("The generation was not promoted", e);
      tell(
          building == null ? null : building.generation(),
          "failed",
          String.valueOf(e.getMessage()));
    } finally {
      synchronized (this) {
        isBuilding = false;
      }
    }
  }

  private void build() {
    String serving = served();
    List<String> findings = new ArrayList<>();
    if (!judgeTrial(serving, findings)) {
      return;
    }
    String candidate =
        Rebuild.embedded().build(request, telling("the new generation")).generation();
    GateVerdict counts = gate.counts(store, serving, candidate);
    findings.addAll(counts.findings());
    if (!counts.passed()) {
      tell(candidate, "refused", String.join("; ", findings));
      return;
    }
    promoteCaughtUp(candidate, String.join("; ", findings));
  }

  /** Whether a generation that knows nothing of the last days foretells them well enough. */
  private boolean judgeTrial(String serving, List<String> findings) {
    Instant known =
        Instant.ofEpochSecond(new ModelStore(store.modelDirectory(serving)).readModel().now() + 1);
    HoldOut holdOut = HoldOut.of(request.shop(), log.lastReceivedAt(), known);
    GateVerdict verdict = judged(serving, holdOut);
    findings.addAll(verdict.findings());
    if (!verdict.passed()) {
      tell(null, "refused", String.join("; ", findings));
    }
    return verdict.passed();
  }

  /**
   * A trial beside what is served as it stood before the last days: live, it has heard the answers.
   */
  private GateVerdict judged(String serving, HoldOut holdOut) {
    if (!gate.compares(holdOut.questions())) {
      return gate.quality(store, serving, serving, holdOut.questions());
    }
    RebuildRequest before = request.withEventsBefore(holdOut.from());
    List<String> made = new ArrayList<>();
    try {
      tell(null, "building", "a trial without the events from " + holdOut.from());
      String trial =
          Rebuild.embedded()
              .build(before, telling("a trial without the newest events"))
              .generation();
      made.add(trial);
      String served =
          Rebuild.embedded()
              .reindex(before, serving, telling("what is served, without the newest events"));
      made.add(served);
      return gate.quality(store, served, trial, holdOut.questions());
    } finally {
      made.forEach(store::delete);
    }
  }

  private void promoteCaughtUp(String generation, String findings) {
    tell(generation, "catching_up", findings);
    LiveJob next = job(generation);
    boolean promoted = false;
    try {
      awaitCaughtUp(next);
      swap(next);
      promoted = true;
    } finally {
      if (!promoted) {
        next.close();
      }
    }
    tell(generation, "finished", findings);
    deleteOld();
  }

  /** The older job writes until the newer one is served. */
  private void swap(LiveJob next) {
    LiveJob before;
    synchronized (this) {
      store.promote(next.generation());
      before = live;
      live = next;
    }
    if (before != null) {
      before.close();
    }
  }

  /**
   * Waits for the log as it is now, then for what came meanwhile. No longer: while events come,
   * there is always one more that is not published yet.
   */
  private void awaitCaughtUp(LiveJob job) {
    awaitPublished(job, log.lastReceivedAt());
    awaitPublished(job, log.lastReceivedAt());
  }

  private void awaitPublished(LiveJob job, long stamp) {
    long end = System.nanoTime() + LONGEST_CATCH_UP.toNanos();
    while (position(job.generation()) < stamp) {
      if (job.status().isGloballyTerminalState() || System.nanoTime() > end) {
        throw new IndexException(
            "%s did not catch up with the log; its job is %s"
                .formatted(job.generation(), job.status()));
      }
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IndexException("Stopped before %s was promoted".formatted(job.generation()), e);
      }
    }
  }

  private long position(String generation) {
    return store.latest(generation).map(Snapshot::watermark).orElse(0L);
  }

  /** Generations before the one that a rollback goes back to. */
  private void deleteOld() {
    Optional<Current> current = store.current();
    String keep = current.map(Current::previous).orElse(null);
    for (GenerationInfo generation : store.generations()) {
      if (keep != null && generation.name().compareTo(keep) < 0) {
        store.delete(generation.name());
      }
    }
  }

  @Override
  public synchronized JobStatus promote(String generation) {
    refuseWhileBuilding();
    try {
      GenerationInfo info = store.generation(generation);
      info.checkSchema();
      if (store.latestNumber(generation) == 0) {
        throw new IndexException(
            generation + " has no published snapshot: its rebuild was not finished");
      }
    } catch (IndexException e) {
      throw new JobRefusedException(String.valueOf(e.getMessage()), e);
    }
    begin("catching_up", generation, "promoted by hand");
    work.execute(() -> guarded(() -> promoteCaughtUp(generation, "promoted by hand")));
    return status();
  }

  /** The pointer first: who asks is served by the older generation within a second. */
  @Override
  public synchronized JobStatus rollback() {
    refuseWhileBuilding();
    Current after;
    try {
      after = store.rollback();
    } catch (IndexException e) {
      throw new JobRefusedException(String.valueOf(e.getMessage()), e);
    }
    begin("catching_up", after.generation(), "rolled back from " + after.previous());
    work.execute(() -> guarded(() -> resume(after)));
    return status();
  }

  private void resume(Current served) {
    LiveJob before;
    synchronized (this) {
      before = live;
      live = null;
    }
    if (before != null) {
      before.close();
    }
    LiveJob older = job(served.generation());
    synchronized (this) {
      live = older;
    }
    awaitCaughtUp(older);
    tell(served.generation(), "finished", "rolled back from " + served.previous());
  }

  @Override
  public synchronized JobStatus status() {
    List<JobStatus.Job> jobs = new ArrayList<>();
    if (live != null) {
      long behind = log.lastReceivedAt() - position(live.generation());
      jobs.add(
          new JobStatus.Job(
              "live",
              live.generation(),
              live.status().name().toLowerCase(Locale.ROOT),
              live.fault()
                  .map(fault -> "failed and tries again: " + fault)
                  .orElse(
                      behind <= 0
                          ? "caught up with the log"
                          : "some of the log is not published yet")));
    }
    if (building != null) {
      jobs.add(building);
    }
    Optional<Current> current = store.current();
    return new JobStatus(
        current.map(Current::generation).orElse(null),
        current.map(Current::previous).orElse(null),
        jobs);
  }

  @Override
  public void close() {
    work.shutdownNow();
    LiveJob running;
    synchronized (this) {
      running = live;
      live = null;
    }
    if (running != null) {
      running.close();
    }
  }
}

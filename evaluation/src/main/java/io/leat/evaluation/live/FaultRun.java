package io.leat.evaluation.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.leat.index.IndexException;
import io.leat.index.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Breaks what a server stands on, one thing after another, and looks whether it goes on serving,
 * says what is wrong, and goes on by itself once that is repaired.
 */
public final class FaultRun {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final long LOOK_MILLIS = 100;
  private static final int EVENTS = 10;

  /** Long enough for checkpoints to fail. */
  private static final long FULL_MILLIS = 5000;

  private static final String UNREADABLE = ".elsewhere";

  private final LiveWork work;
  private final ServerCommand command;
  private final MadeEvents events;
  private final String query;
  private final List<Outcome> outcomes = new ArrayList<>();

  public FaultRun(LiveWork work, ServerCommand command) {
    this.work = work;
    this.command = command;
    this.events =
        new MadeEvents(
            work.queries().userIds(),
            work.queries().itemIds(),
            new Random(1),
            Instant.now(),
            "fault-" + Instant.now().toEpochMilli());
    this.query = work.queries().itemIds().getFirst();
  }

  /**
   * One fault.
   *
   * @param served whether every search meanwhile was answered
   * @param named where it is told of: the words found, empty when nobody tells
   * @param recovered whether what came afterwards was published, with no more than the repair
   * @param seconds from the repair until then
   */
  public record Outcome(
      String fault, boolean served, String named, boolean recovered, double seconds) {
    public boolean passed() {
      return served && !named.isEmpty() && recovered;
    }
  }

  /** Tries all of them. */
  public List<Outcome> run() throws IOException {
    inSession(
        server -> {
          publish(server);
          missingSegment(server);
          directoryForSegment(server);
          fullDisk(server);
        });
    tornLine();
    corruptLine();
    corruptIndex();
    return outcomes;
  }

  /** The segment being written is gone, and comes back. */
  private void missingSegment(LiveServer server) throws IOException {
    Path segment = lastSegment();
    Path away = segment.resolveSibling(segment.getFileName() + UNREADABLE);
    Files.move(segment, away);
    send(server);
    boolean served = awaitNamed(server, segment.getFileName().toString());
    Files.move(away, segment);
    outcome("a log file that is gone", server, served, segment.getFileName().toString());
  }

  /** A directory stands where the segment stood. */
  private void directoryForSegment(LiveServer server) throws IOException {
    Path segment = lastSegment();
    Path away = segment.resolveSibling(segment.getFileName() + UNREADABLE);
    Files.move(segment, away);
    Files.createDirectory(segment);
    send(server);
    boolean served = awaitNamed(server, segment.getFileName().toString());
    Files.delete(segment);
    Files.move(away, segment);
    outcome("a log file that cannot be read", server, served, segment.getFileName().toString());
  }

  /** No file can grow, as on a disk that is full; what the server prints goes to a file too. */
  private void fullDisk(LiveServer server) throws IOException {
    limitFiles(server, "1");
    LiveServer.Answer refused = post(server);
    boolean served = !refused.isOk() && searches(server);
    LiveServer.sleep(FULL_MILLIS);
    served &= searches(server);
    limitFiles(server, "unlimited");
    long started = System.nanoTime();
    boolean recovered = publishes(server);
    outcomes.add(
        new Outcome(
            "a full disk",
            served && searches(server),
            refused.body().path("detail").asText(),
            recovered,
            (System.nanoTime() - started) / 1e9));
  }

  /** A line that was begun and never finished. */
  private void tornLine() throws IOException {
    append("{\"received_at\":99999,\"event\":{\"event_id\":\"torn");
    inSession(server -> outcome("a torn last line", server, true, "ended within a line"));
  }

  /** A line that is no record, between records. */
  private void corruptLine() throws IOException {
    append("\u0000\u0001 this was a record once\n");
    inSession(server -> outcome("a corrupt line", server, true, "is no record", "not a record"));
  }

  /** Bytes of a file of the newest snapshot are others, and are as they were again. */
  private void corruptIndex() throws IOException {
    Path file = newestFile();
    byte[] bytes = Files.readAllBytes(file);
    byte[] damaged = new byte[Math.max(1, bytes.length / 2)];
    System.arraycopy(bytes, 0, damaged, 0, damaged.length);
    replace(file, damaged);
    String name = file.getFileName().toString();
    inSession(
        server -> {
          boolean served = awaitNamed(server, name);
          replace(file, bytes);
          outcome("a corrupt segment file", server, served, name);
        });
  }

  private static void limitFiles(LiveServer server, String bytes) throws IOException {
    Process process =
        new ProcessBuilder("prlimit", "--pid", "" + server.pid(), "--fsize=" + bytes + ":unlimited")
            .inheritIO()
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException("prlimit failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private interface Session {
    void run(LiveServer server) throws IOException;
  }

  private void inSession(Session session) throws IOException {
    try (LiveServer server = command.start(work)) {
      if (!server.awaitReady(LONGEST)) {
        throw new IllegalStateException("the server ended by itself, see " + work.output());
      }
      session.run(server);
    }
  }

  /** The fault is repaired, or needs no repair; whoever tells of it tells one of these. */
  private void outcome(String fault, LiveServer server, boolean served, String... names)
      throws IOException {
    long started = System.nanoTime();
    boolean recovered = publishes(server);
    double seconds = (System.nanoTime() - started) / 1e9;
    String told = "";
    for (String name : names) {
      told = told.isEmpty() ? told(server, name) : told;
    }
    outcomes.add(new Outcome(fault, served && searches(server), told, recovered, seconds));
  }

  private void publish(LiveServer server) throws IOException {
    if (!publishes(server)) {
      throw new IllegalStateException("nothing is published, see " + work.output());
    }
  }

  /** Whether an event sent now is published in the end. */
  private boolean publishes(LiveServer server) throws IOException {
    boolean accepted =
        await(
            () -> {
              try {
                return post(server).isOk();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return accepted && await(() -> work.watermark() >= work.logEnd());
  }

  private static boolean await(BooleanSupplier condition) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LiveServer.sleep(LOOK_MILLIS);
    }
    return true;
  }

  private LiveServer.Answer post(LiveServer server) throws IOException {
    return server.post("/v1/events", events.batch(EVENTS));
  }

  private void send(LiveServer server) throws IOException {
    LiveServer.Answer answer = post(server);
    if (!answer.isOk()) {
      throw new IllegalStateException("not accepted: " + answer);
    }
  }

  /** Waits until the fault is told of; whether every search was answered meanwhile. */
  private boolean awaitNamed(LiveServer server, String name) throws IOException {
    boolean served = true;
    long end = System.nanoTime() + LONGEST.toNanos();
    while (told(server, name).isEmpty() && System.nanoTime() < end) {
      served &= searches(server);
      LiveServer.sleep(LOOK_MILLIS);
    }
    return served && searches(server);
  }

  private boolean searches(LiveServer server) throws IOException {
    return server.get("/v1/search?q=" + query).isOk();
  }

  /** Who tells of the fault: the status of the jobs, what the server printed, or the rejects. */
  private String told(LiveServer server, String name) throws IOException {
    JsonNode status = server.get("/v1/admin/status").body();
    if (status.toString().contains(name)) {
      return "/v1/admin/status: " + name;
    }
    if (Files.readString(work.output()).contains(name)) {
      return "log: " + name;
    }
    Path rejects = work.store().generationDirectory(work.generation()).resolve("live/rejects");
    if (Files.isDirectory(rejects)) {
      try (Stream<Path> files = Files.list(rejects)) {
        for (Path file : files.toList()) {
          if (Files.readString(file).contains(name)) {
            return "rejects: " + name;
          }
        }
      }
    }
    return "";
  }

  private void append(String text) throws IOException {
    Files.writeString(lastSegment(), text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
  }

  /** Of the segments with something in them, the last. */
  private Path lastSegment() throws IOException {
    try (Stream<Path> files = Files.list(work.shop().directory().resolve("log"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("segment-\\d+\\.jsonl"))
          .filter(file -> file.toFile().length() > 0)
          .max(Comparator.naturalOrder())
          .orElseThrow(() -> new IllegalStateException("the log has no segment"));
    }
  }

  /** The largest file that the newest snapshot has and an older one has not. */
  private Path newestFile() {
    String generation = work.generation();
    List<Snapshot> snapshots = work.store().snapshots(generation);
    Set<Path> before = new HashSet<>(files(generation, snapshots.getFirst()));
    return files(generation, snapshots.getLast()).stream()
        .filter(file -> !before.contains(file))
        .filter(file -> !file.getFileName().toString().startsWith("segments"))
        .max(Comparator.comparingLong((Path file) -> file.toFile().length()))
        .orElseThrow(() -> new IndexException("the newest snapshot has no file of its own"));
  }

  private List<Path> files(String generation, Snapshot snapshot) {
    return snapshot.shards().stream()
        .flatMap(
            shard ->
                shard.files().stream()
                    .map(
                        file ->
                            work.store()
                                .shardDirectory(generation, shard.index(), shard.shard())
                                .resolve(file.name())))
        .toList();
  }

  /** Another file of that name: whoever has the old one open reads on in it. */
  private static void replace(Path file, byte[] bytes) throws IOException {
    Path other = file.resolveSibling(file.getFileName() + UNREADABLE);
    Files.write(other, bytes);
    Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }
}

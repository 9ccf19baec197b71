package io.leat.search.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands that take long: they run one after the other, and are asked about meanwhile. */
public final class Tasks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);
  private static final int REMEMBERED = 1000;

  private final InstantSource clock;
  private final ExecutorService runner =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("leat-task").daemon().factory());
  private final Cache<String, Task> tasks = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  public Tasks(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * One command.
   *
   * @param name of the command: {@code verify}
   * @param subject what it is done to: {@code g0002}
   * @param state {@code waiting}, {@code running}, {@code done} or {@code failed}
   * @param findings what it found; null until it is done
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Task(
      String taskId,
      String name,
      String subject,
      String state,
      Instant since,
      @Nullable List<String> findings) {

    private Task in(String other, Instant now, @Nullable List<String> found) {
      return new Task(taskId, name, subject, other, now, found);
    }
  }

  /**
   * Runs a command when those before it are done.
   *
   * @param command gives its findings
   */
  public Task start(String name, String subject, Supplier<List<String>> command) {
    Task task =
        new Task(UUID.randomUUID().toString(), name, subject, "waiting", clock.instant(), null);
    tasks.put(task.taskId, task);
    runner.execute(() -> run(task, command));
    return task;
  }

  private void run(Task task, Supplier<List<String>> command) {
    tasks.put(task.taskId, task.in("running", clock.instant(), null));
    try {
      List<String> findings = List.copyOf(command.get());
      tasks.put(task.taskId, task.in("done", clock.instant(), findings));
    } catch (RuntimeException e) {
      LOG.warn("{} of {} failed", task.name, task.subject, e);
      tasks.put(
          task.taskId, task.in("failed", clock.instant(), List.of(String.valueOf(e.getMessage()))));
    }
  }

  /** How a command is; empty where there is none, or one long ago. */
  public Optional<Task> task(String taskId) {
    return Optional.ofNullable(tasks.getIfPresent(taskId));
  }

  /** Ends without waiting for what is not begun. */
  @Override
  public void close() {
    runner.shutdownNow();
  }
}

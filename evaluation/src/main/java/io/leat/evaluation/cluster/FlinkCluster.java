package io.leat.evaluation.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leat.flink.job.Environments;
import io.leat.flink.job.JobJar;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A standalone session cluster of Flink on this machine, every part of it a process: what the start
 * scripts of a Flink distribution do, from the jars of this program's own class path. None of our
 * classes is on the cluster's class path; they come with the job.
 *
 * <pre>
 * directory/conf/config.yaml
 * directory/leat-job-1.jar
 * directory/jobmanager.log, taskmanager-1.log, client-1.log ...
 * </pre>
 */
public final class FlinkCluster implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(5);
  private static final Pattern JOB_ID = Pattern.compile("JobID ([0-9a-f]{32})");
  private static final Pattern SAVEPOINT = Pattern.compile("Savepoint completed. Path: (\\S+)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final int restPort;
  private final JobJar job;
  private final Process jobManager;
  private final Deque<Process> taskManagers = new ArrayDeque<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private int taskManagersStarted;
  private int commandsRun;
  private int jarsPacked;

  private FlinkCluster(Path directory, int restPort, JobJar job) {
    this.directory = directory;
    this.restPort = restPort;
    this.job = job;
    this.jobManager =
        start(
            "jobmanager.log",
            List.of("-Xmx256m"),
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
            List.of("--configDir", configuration().toString()));
  }

  /**
   * Starts a JobManager and so many TaskManagers, and waits until they have found each other.
   *
   * @param directory for all files of the cluster; made where missing
   * @param slots of each TaskManager
   */
  public static FlinkCluster start(Path directory, int taskManagers, int slots) {
    Path absolute = directory.toAbsolutePath();
    int restPort = Environments.freePort();
    try {
      Files.createDirectories(absolute.resolve("conf"));
      Path temporary = Files.createDirectories(absolute.resolve("tmp"));
      Files.writeString(
          absolute.resolve("conf/config.yaml"),
          configuration(Environments.freePort(), restPort, temporary, slots));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    FlinkCluster cluster = new FlinkCluster(absolute, restPort, JobJar.ofClassPath());
    try {
      cluster.packJob();
      for (int i = 0; i < taskManagers; i++) {
        cluster.startTaskManager();
      }
      cluster.awaitTaskManagers();
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** Small, so that all fits beside a build; the keys are those of a Flink distribution. */
  private static String configuration(int rpcPort, int restPort, Path temporary, int slots) {
    return """
        jobmanager.rpc.address: localhost
        jobmanager.rpc.port: %d
        rest.address: localhost
        rest.port: %d
        io.tmp.dirs: %s
        heartbeat.interval: 1000
        heartbeat.timeout: 10000
        taskmanager.host: localhost
        taskmanager.numberOfTaskSlots: %d
        taskmanager.cpu.cores: 1
        taskmanager.memory.framework.heap.size: 64m
        taskmanager.memory.task.heap.size: 256m
        taskmanager.memory.framework.off-heap.size: 64m
        taskmanager.memory.task.off-heap.size: 0m
        taskmanager.memory.network.min: 64m
        taskmanager.memory.network.max: 64m
        taskmanager.memory.managed.size: 32m
        taskmanager.memory.jvm-metaspace.size: 192m
        taskmanager.memory.jvm-overhead.min: 64m
        taskmanager.memory.jvm-overhead.max: 64m
        """
        .formatted(rpcPort, restPort, temporary, slots);
  }

  /** Builds the jobs' jar anew, from now on in the place of the one before, which is deleted. */
  public void packJob() {
    try {
      Files.deleteIfExists(jar());
      jarsPacked++;
      job.write(jar());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path jar() {
    return directory.resolve("leat-job-%d.jar".formatted(jarsPacked));
  }

  private Path configuration() {
    return directory.resolve("conf");
  }

  /** Starts one more; it offers its slots by itself. */
  public void startTaskManager() {
    taskManagersStarted++;
    taskManagers.addLast(
        start(
            "taskmanager-%d.log".formatted(taskManagersStarted),
            List.of("-Xmx320m", "-XX:MaxDirectMemorySize=192m"),
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
            List.of("--configDir", configuration().toString())));
  }

  /** SIGKILL to the oldest TaskManager. */
  public void killTaskManager() {
    Process oldest = taskManagers.removeFirst();
    oldest.destroyForcibly();
    awaitEnd(oldest);
  }

  /** Waits until the JobManager knows of every TaskManager that runs, and of no other. */
  public void awaitTaskManagers() {
    await(
        () -> get("/overview").path("taskmanagers").asInt(-1) == taskManagers.size(),
        "%d TaskManagers with the JobManager".formatted(taskManagers.size()));
  }

  /**
   * Submits a main class of ours, as {@code flink run -d} does.
   *
   * @param options of {@code flink run}, such as {@code -p 2}
   * @return the job's id
   */
  public String run(List<String> options, Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("run", "-d", "-m", address()));
    command.addAll(options);
    command.addAll(List.of("-c", main.getName(), jar().toString()));
    command.addAll(arguments);
    return flink(command, JOB_ID);
  }

  /** Waits until every task of a job runs, or has read its file to the end. */
  public void awaitRunning(String job) {
    await(
        () -> {
          JsonNode answer = get("/jobs/" + job);
          JsonNode tasks = answer.path("status-counts");
          return answer.path("state").asText().equals("RUNNING")
              && tasks.path("RUNNING").asInt() + tasks.path("FINISHED").asInt()
                  == answer.path("vertices").size();
        },
        "job %s running".formatted(job));
  }

  /** Stops a job with a savepoint, as {@code flink stop} does; returns where the savepoint is. */
  public String stop(String job) {
    return flink(
        List.of(
            "stop",
            "-m",
            address(),
            "--savepointPath",
            directory.resolve("savepoints").toUri().toString(),
            job),
        SAVEPOINT);
  }

  private String address() {
    return "localhost:" + restPort;
  }

  /** Runs Flink's own command line and finds in what it says. */
  private String flink(List<String> arguments, Pattern wanted) {
    commandsRun++;
    String log = "client-%d.log".formatted(commandsRun);
    Process process =
        start(log, List.of("-Xmx256m"), "org.apache.flink.client.cli.CliFrontend", arguments);
    awaitEnd(process);
    String said;
    try {
      said = Files.readString(directory.resolve(log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Matcher matcher = wanted.matcher(said);
    if (process.exitValue() != 0 || !matcher.find()) {
      throw new IllegalStateException(
          "flink %s ended with %d:\n%s"
              .formatted(String.join(" ", arguments), process.exitValue(), said));
    }
    return matcher.group(1);
  }

  private static void awaitEnd(Process process) {
    try {
      if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "%s did not end within %s".formatted(process.info().commandLine(), LONGEST));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Process start(String log, List<String> memory, String main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(memory);
    command.addAll(
        List.of(
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC"));
    for (String opened : List.of("lang", "net", "nio", "time", "util")) {
      command.add("--add-opens=java.base/java.%s=ALL-UNNAMED".formatted(opened));
    }
    if (Runtime.version().feature() >= 24) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    String classPath =
        job.rest().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(log).toFile());
    builder.environment().put("FLINK_CONF_DIR", configuration().toString());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address() + path))
            .timeout(LONGEST_REQUEST)
            .build();
    try {
      return JSON.readTree(
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)).body());
    } catch (IOException e) {
      return JSON.missingNode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void await(BooleanSupplier condition, String what) {
    Waiting.until(condition, LONGEST, "%s; see the logs in %s".formatted(what, directory));
  }

  /** Kills all that was started. */
  @Override
  public void close() {
    List<Process> running = new ArrayList<>(taskManagers);
    running.add(jobManager);
    running.forEach(Process::destroyForcibly);
    running.forEach(FlinkCluster::awaitEnd);
    client.close();
  }
}

package io.leat.search.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.NotServingException;
import io.leat.search.SearchService;
import io.leat.search.SearchSettings;
import java.time.Duration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The search process: HTTP in front, a {@link SearchService} behind it, and a {@link
 * SnapshotFollower} that swaps in what is promoted or published meanwhile.
 *
 * <pre>
 * try (LeatServer server =
 *     new LeatServer(new SnapshotStore(root), SearchSettings.DEFAULT, ServerOptions.onPort(8080))) {
 *   server.start();          // GET /health/ready is 503 until something was promoted
 *   ...
 * }                          // requests under way are answered first
 * </pre>
 */
public final class LeatServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LeatServer.class);
  private static final int LARGEST_BODY = 64 * 1024;
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  private final ServerOptions options;
  private final SnapshotFollower follower;
  private final SearchService service;
  private final ServerMetrics metrics;
  private final RequestReader reader;
  private final Javalin javalin;

  public LeatServer(SnapshotStore store, SearchSettings settings, ServerOptions options) {
    this.options = options;
    this.follower = new SnapshotFollower(store, LOOK_EVERY);
    this.service = new SearchService(follower, settings);
    this.metrics = new ServerMetrics(follower, service);
    this.reader = new RequestReader(settings);
    this.javalin = Javalin.create(this::configure);
  }

  /**
   * Starts to listen and to follow the serving pointer.
   *
   * @throws ServerStartException when the port is taken or may not be used
   */
  public void start() {
    follower.start();
    rehearse();
    try {
      javalin.start(options.host(), options.port());
    } catch (JavalinException e) {
      throw new ServerStartException(
          "Cannot listen on %s:%d (%s): choose another port or address, or stop what uses this one."
              .formatted(options.host(), options.port(), rootMessage(e)),
          e);
    }
  }

  private void rehearse() {
    try {
      service.rehearse();
    } catch (NotServingException e) {
      LOG.debug("Nothing is served yet, so there is nothing to rehearse", e);
    }
  }

  /** The port that it listens on, once started. */
  public int port() {
    return javalin.port();
  }

  /** Lets requests under way finish, up to 5 seconds, then stops and closes the snapshot. */
  @Override
  public void close() {
    javalin.stop();
    follower.close();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = LARGEST_BODY;
    config.http.compressionStrategy = CompressionStrategy.GZIP;
    config.jetty.modifyServer(LeatServer::configureJetty);
    config.requestLogger.http(metrics::answered);

    JsonAnswers answers = new JsonAnswers();
    config.routes.before(context -> context.header("X-Content-Type-Options", "nosniff"));
    new ApiRoutes(service, reader, answers).register(config.routes);
    new HealthRoutes(service, answers).register(config.routes);
    metrics.register(config.routes);
    new PageRoutes().register(config.routes);
    new ErrorHandling(answers, LARGEST_BODY).register(config.routes);
  }

  private static void configureJetty(Server server) {
    server.insertHandler(new GracefulHandler());
    server.setStopTimeout(LONGEST_STOP.toMillis());
    server.setErrorHandler(new JettyProblems());
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null
        ? "there is no such address" // Java's UnresolvedAddressException says nothing.
        : root.getMessage();
  }
}

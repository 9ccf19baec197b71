package io.leat.search.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinException;
import io.leat.data.EpochTime;
import io.leat.index.forgotten.ForgottenPeople;
import io.leat.index.search.ServingSnapshot;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.FrozenSearches;
import io.leat.search.NotServingException;
import io.leat.search.SearchService;
import io.leat.search.SearchSettings;
import io.leat.search.ServiceParts;
import io.leat.search.SuggesterKeeper;
import io.leat.search.admin.OtherGenerations;
import io.leat.search.admin.Tasks;
import io.leat.search.counters.Pulse;
import io.leat.search.counters.SurfaceCounters;
import io.leat.search.intake.EventIntake;
import io.leat.search.intake.ItemIntake;
import io.leat.search.live.LiveMemory;
import io.leat.search.live.MemoryBounds;
import io.leat.search.live.Unpublished;
import io.leat.search.people.PersonalData;
import io.leat.search.rules.CurrentRules;
import io.leat.search.rules.RulesStore;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.jspecify.annotations.Nullable;
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
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  private final ServerOptions options;
  private final SnapshotStore store;
  private final SnapshotFollower follower;
  private final FrozenSearches frozen;
  private final SuggesterKeeper suggester;
  private final CurrentRules rules;
  private final SurfaceCounters counters = new SurfaceCounters();
  private final Pulse pulse = new Pulse(InstantSource.system());
  private final OtherGenerations others;
  private final Tasks tasks;
  private final SearchService service;
  private final ServerMetrics metrics;
  private final RequestReader reader;
  private final ForgottenPeople forgotten;
  private final LiveMemory memory;
  private final @Nullable LiveParts live;
  private final RequestGuards guards;
  private final LoadShedding shedding;
  private final RequestTracing tracing;
  private final Javalin javalin;

  /** What other processes write to the index root. */
  private final class Following implements SnapshotFollower.Listener {
    @Override
    public void looking() {
      forgotten.refresh();
      rules.refresh();
    }

    @Override
    public void swapped(ServingSnapshot snapshot) {
      memory.published(snapshot.watermark(), metrics::visible);
      suggester.swapped(snapshot);
    }
  }

  /** A server that reads an index and takes no events. */
  public LeatServer(SnapshotStore store, SearchSettings settings, ServerOptions options) {
    this(store, settings, options, null);
  }

  /**
   * @param live with which it takes events; null for a server that takes none
   */
  public LeatServer(
      SnapshotStore store,
      SearchSettings settings,
      ServerOptions options,
      @Nullable LiveParts live) {
    this.options = options;
    this.live = live;
    this.store = store;
    this.tasks = new Tasks(InstantSource.system());
    this.others = new OtherGenerations(store);
    this.follower = new SnapshotFollower(store, LOOK_EVERY, new Following());
    this.forgotten = new ForgottenPeople(store.root());
    this.memory =
        new LiveMemory(
            MemoryBounds.DEFAULT, live == null ? InstantSource.system() : live.clock(), forgotten);
    this.frozen = new FrozenSearches(follower);
    this.suggester = new SuggesterKeeper(follower);
    this.rules = new CurrentRules(new RulesStore(store.root()));
    this.tracing = new RequestTracing(options.telemetry().openTelemetry());
    PrometheusRegistry registry = new PrometheusRegistry();
    StageTelemetry timers = new StageTelemetry(registry, tracing.tracer());
    this.service =
        new SearchService(
            follower,
            settings,
            new ServiceParts(memory, rules, frozen, suggester, counters, timers));
    this.metrics = new ServerMetrics(registry, follower, service, counters, pulse);
    this.reader = new RequestReader(settings);
    this.guards = new RequestGuards(options.protection());
    this.shedding = new LoadShedding(options.protection());
    metrics.protection(guards, shedding);
    this.javalin = Javalin.create(this::configure);
  }

  /**
   * Starts to listen and to follow the serving pointer; what the log has and the index has not is
   * remembered first.
   *
   * @throws io.leat.data.log.LogException when the log cannot be read
   * @throws ServerStartException when the port is taken or may not be used
   */
  public void start() {
    follower.start();
    warm();
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

  private void warm() {
    if (live != null) {
      Duration memorable = MemoryBounds.DEFAULT.duration();
      long recent = EpochTime.microseconds(live.clock().instant().minus(memorable));
      memory.warm(live.log(), Math.min(recent, servedWatermark()));
      memory.published(servedWatermark(), Unpublished.Listener.NONE);
    }
  }

  /** 0 when nothing is served: whatever the log has is news then. */
  private long servedWatermark() {
    try {
      ServingSnapshot snapshot = follower.acquire();
      try {
        return snapshot.watermark();
      } finally {
        follower.release(snapshot);
      }
    } catch (NotServingException e) {
      return 0;
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

  /** Every route: {@code GET /v1/search}. */
  List<String> routes() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
        .toList();
  }

  /** Lets requests under way finish, up to 5 seconds, then stops and closes the snapshot. */
  @Override
  public void close() {
    javalin.stop();
    frozen.close();
    suggester.close();
    tasks.close();
    others.close();
    follower.close();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.prefer405over404 = true;
    config.http.compressionStrategy = CompressionStrategy.GZIP;
    config.jetty.modifyServer(this::configureJetty);
    config.requestLogger.http(this::answered);

    JsonAnswers answers = new JsonAnswers();
    config.routes.before(context -> context.header("X-Content-Type-Options", "nosniff"));
    tracing.register(config.routes);
    guards.register(config.routes);
    new ApiRoutes(service, reader, answers).register(config.routes);
    new HealthRoutes(service, answers).register(config.routes);
    new RulesRoutes(new RulesStore(store.root()), rules, reader, answers).register(config.routes);
    new OperationsRoutes(store, service, counters, pulse, tasks, reader, answers)
        .register(config.routes);
    new LabRoutes(service, others, reader, answers).register(config.routes);
    registerIntake(config.routes, answers);
    metrics.register(config.routes);
    // The first route that fits answers, and the page's is for all its files.
    new PictureRoutes().register(config.routes);
    new PageRoutes().register(config.routes);
    new ErrorHandling(answers).register(config.routes);
  }

  private void answered(Context context, float milliseconds) {
    metrics.answered(context, milliseconds);
    tracing.answered(context);
  }

  private void registerIntake(RoutesConfig routes, JsonAnswers answers) {
    if (live == null) {
      new ReadOnlyRoutes(answers).register(routes);
    } else {
      EventIntake events = new EventIntake(live.log(), memory, live.clock(), counters);
      ItemIntake items = new ItemIntake(live.log(), memory, follower);
      new IntakeRoutes(events, items, pulse, reader, answers).register(routes);
      PersonalData people = new PersonalData(live.log(), forgotten, memory, follower);
      new PeopleRoutes(people, reader, answers).register(routes);
      if (live.jobs() != null) {
        new AdminRoutes(live.jobs(), reader, answers).register(routes);
      }
    }
  }

  /** Tells browsers whose pages' scripts may read answers; who may write is the guards' matter. */
  private static CrossOriginHandler allowing(List<String> origins) {
    CrossOriginHandler handler = new CrossOriginHandler();
    handler.setAllowedOriginPatterns(
        origins.stream().map(Pattern::quote).collect(Collectors.toSet()));
    handler.setAllowedMethods(Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
    // A star would not stand for Authorization.
    handler.setAllowedHeaders(
        Set.of(
            "Accept", "Authorization", "Content-Type", "X-Api-Key", "traceparent", "tracestate"));
    handler.setExposedHeaders(Set.of(RequestGuards.DEGRADED, "Retry-After"));
    handler.setAllowCredentials(false);
    return handler;
  }

  private void configureJetty(Server server) {
    server.insertHandler(shedding);
    if (!options.protection().origins().isEmpty()) {
      server.insertHandler(allowing(options.protection().origins()));
    }
    server.insertHandler(new GracefulHandler());
    server.setStopTimeout(LONGEST_STOP.toMillis());
    server.setErrorHandler(new JettyProblems());
    RequestLog.Writer accessLog = options.telemetry().accessLog();
    if (accessLog != null) {
      server.setRequestLog(new AccessLog(accessLog));
    }
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

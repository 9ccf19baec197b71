package io.leat.search.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.leat.index.IndexException;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.NotFoundException;
import io.leat.search.SearchService;
import io.leat.search.ShopperSummary;
import io.leat.search.admin.GenerationList;
import io.leat.search.admin.Tasks;
import io.leat.search.counters.Pulse;
import io.leat.search.counters.SurfaceCounters;
import java.util.List;
import java.util.Map;

/** The routes by which those who run the search look at it. */
final class OperationsRoutes {
  private static final int MOST_EMPTY_QUERIES = 50;

  private final SnapshotStore store;
  private final SearchService service;
  private final SurfaceCounters counters;
  private final Pulse pulse;
  private final Tasks tasks;
  private final RequestReader reader;
  private final JsonAnswers answers;

  OperationsRoutes(
      SnapshotStore store,
      SearchService service,
      SurfaceCounters counters,
      Pulse pulse,
      Tasks tasks,
      RequestReader reader,
      JsonAnswers answers) {
    this.store = store;
    this.service = service;
    this.counters = counters;
    this.pulse = pulse;
    this.tasks = tasks;
    this.reader = reader;
    this.answers = answers;
  }

  void register(RoutesConfig routes) {
    routes.get("/v1/admin/generations", this::generations);
    routes.post("/v1/admin/verify", this::verify);
    routes.get("/v1/admin/tasks/{id}", this::task);
    routes.get("/v1/admin/counters", this::counters);
    routes.get("/v1/admin/pulse", this::pulse);
    routes.get("/v1/admin/people", this::people);
    routes.get("/v1/admin/map", this::map);
  }

  private void generations(Context context) {
    reader.nothing(RawParameters.ofQuery(context));
    answers.json(context, GenerationList.of(store));
  }

  /** A command under way, and where to ask how it is. */
  private record Started(@JsonUnwrapped Tasks.Task task, String statusUrl) {}

  private void verify(Context context) {
    String generation = reader.generation(RawParameters.ofBody(context));
    try {
      store.generation(generation);
    } catch (IndexException e) {
      throw NotFoundException.generation("generation", generation);
    }
    Tasks.Task task = tasks.start("verify", generation, () -> store.verify(generation));
    context.status(202);
    answers.json(context, new Started(task, "/v1/admin/tasks/" + task.taskId()));
  }

  private void task(Context context) {
    reader.nothing(RawParameters.ofQuery(context));
    String id = context.pathParam("id");
    answers.json(context, tasks.task(id).orElseThrow(() -> NotFoundException.task("task_id", id)));
  }

  /**
   * Since the process started.
   *
   * @param zeroResultQueries the most frequent first
   */
  private record Counters(
      Map<String, SurfaceCounters.Counts> surfaces,
      List<SurfaceCounters.EmptyQuery> zeroResultQueries) {}

  private void counters(Context context) {
    reader.nothing(RawParameters.ofQuery(context));
    answers.json(
        context, new Counters(counters.counts(), counters.emptyQueries(MOST_EMPTY_QUERIES)));
  }

  private void pulse(Context context) {
    reader.nothing(RawParameters.ofQuery(context));
    answers.json(context, pulse.beat(service.lagMillis()));
  }

  private record People(List<ShopperSummary> users) {}

  private void people(Context context) {
    RequestReader.People wanted = reader.people(RawParameters.ofQuery(context));
    answers.json(context, new People(service.shoppers(wanted.prefix(), wanted.size())));
  }

  private void map(Context context) {
    RequestReader.Picture picture = reader.picture(RawParameters.ofQuery(context));
    answers.json(context, service.map(picture.size(), picture.userId()));
  }
}

package io.leat.search.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.leat.search.SearchAnswer;
import io.leat.search.SearchService;
import io.leat.search.admin.OtherGenerations;
import org.jspecify.annotations.Nullable;

/**
 * The route by which searches are tried out: as a shopper's, but of any generation, and counted
 * nowhere.
 */
final class LabRoutes {
  private final SearchService service;
  private final OtherGenerations others;
  private final RequestReader reader;
  private final JsonAnswers answers;

  LabRoutes(
      SearchService service, OtherGenerations others, RequestReader reader, JsonAnswers answers) {
    this.service = service;
    this.others = others;
    this.reader = reader;
    this.answers = answers;
  }

  void register(RoutesConfig routes) {
    routes.get("/v1/admin/search", this::search);
  }

  private void search(Context context) {
    long start = System.nanoTime();
    RequestReader.Trial trial = reader.trial(RawParameters.ofQuery(context));
    SearchAnswer answer = of(trial.generation()).search(trial.request());
    answers.json(context, new ApiRoutes.Timed(JsonAnswers.millisecondsSince(start), answer));
  }

  private SearchService of(@Nullable String generation) {
    return generation == null || generation.equals(service.served().generation())
        ? service.unheard()
        : service.unheard(others.of(generation));
  }
}

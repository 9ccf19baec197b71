package io.leat.search.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.leat.search.SearchAnswer;
import io.leat.search.SearchService;
import io.leat.search.ShopperSummary;
import io.leat.search.SuggestAnswer;
import io.leat.search.Surface;
import java.util.List;
import java.util.Map;

/** The routes under {@code /v1} that ask. */
final class ApiRoutes {
  private final SearchService service;
  private final RequestReader reader;
  private final JsonAnswers answers;

  ApiRoutes(SearchService service, RequestReader reader, JsonAnswers answers) {
    this.service = service;
    this.reader = reader;
    this.answers = answers;
  }

  void register(RoutesConfig routes) {
    routes.get("/v1/search", context -> search(context, RawParameters.ofQuery(context)));
    routes.post("/v1/search", context -> search(context, RawParameters.ofBody(context)));
    for (Surface surface : Surface.values()) {
      String path = "/v1/recommend/" + surface.externalName();
      routes.get(path, context -> recommend(context, surface, RawParameters.ofQuery(context)));
      routes.post(path, context -> recommend(context, surface, RawParameters.ofBody(context)));
    }
    routes.get("/v1/suggest", context -> suggest(context, RawParameters.ofQuery(context)));
    routes.post("/v1/suggest", context -> suggest(context, RawParameters.ofBody(context)));
    routes.post("/v1/multi", new MultiRoute(this, answers)::answer);
    routes.get("/v1/items/{id}", this::item);
    routes.get("/v1/users", this::users);
    routes.get("/v1/users/{id}", this::user);
    routes.get("/v1/users/{id}/profile", this::profile);
  }

  /** An answer and how long it took. */
  record Timed(double tookMs, @JsonUnwrapped SearchAnswer answer) {}

  private record Users(List<ShopperSummary> users) {}

  private void search(Context context, Map<String, List<String>> parameters) {
    answers.json(context, search(parameters));
  }

  Timed search(Map<String, List<String>> parameters) {
    long start = System.nanoTime();
    SearchAnswer answer =
        switch (reader.search(parameters)) {
          case RequestReader.Search.New search -> service.search(search.request());
          case RequestReader.Search.Next next ->
              service.search(next.cursor(), next.size(), next.presentation());
        };
    return new Timed(JsonAnswers.millisecondsSince(start), answer);
  }

  private void recommend(Context context, Surface surface, Map<String, List<String>> parameters) {
    answers.json(context, recommend(surface, parameters));
  }

  Timed recommend(Surface surface, Map<String, List<String>> parameters) {
    long start = System.nanoTime();
    SearchAnswer answer = service.recommend(reader.recommendation(surface, parameters));
    return new Timed(JsonAnswers.millisecondsSince(start), answer);
  }

  /** Suggestions and how long they took. */
  record TimedSuggestions(double tookMs, @JsonUnwrapped SuggestAnswer answer) {}

  private void suggest(Context context, Map<String, List<String>> parameters) {
    answers.json(context, suggest(parameters));
  }

  TimedSuggestions suggest(Map<String, List<String>> parameters) {
    long start = System.nanoTime();
    SuggestAnswer answer = service.suggest(reader.suggestion(parameters));
    return new TimedSuggestions(JsonAnswers.millisecondsSince(start), answer);
  }

  private void item(Context context) {
    reader.nothing(RawParameters.ofQuery(context));
    answers.json(context, service.item(context.pathParam("id")));
  }

  private void users(Context context) {
    int size = reader.sizeOnly(RawParameters.ofQuery(context), 12);
    answers.json(context, new Users(service.shoppers(size)));
  }

  private void user(Context context) {
    int size = reader.sizeOnly(RawParameters.ofQuery(context), 10);
    answers.json(context, service.shopper(context.pathParam("id"), size));
  }

  private void profile(Context context) {
    reader.nothing(RawParameters.ofQuery(context));
    answers.json(context, service.profile(context.pathParam("id")));
  }
}

package io.leat.search.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.leat.search.SearchAnswer;
import io.leat.search.SearchRequest;
import io.leat.search.SearchService;
import io.leat.search.ShopperSummary;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The routes under {@code /v1}. */
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
    routes.get("/v1/items/{id}", this::item);
    routes.get("/v1/items/{id}/similar", this::similar);
    routes.get("/v1/items/{id}/bought-together", this::boughtTogether);
    routes.get("/v1/users", this::users);
    routes.get("/v1/users/{id}", this::user);
    routes.get("/v1/users/{id}/recommendations", this::recommendations);
    routes.get("/v1/users/{id}/profile", this::profile);
  }

  /** An answer and how long it took. */
  private record Timed(double tookMs, @JsonUnwrapped SearchAnswer answer) {}

  private record Users(List<ShopperSummary> users) {}

  private void search(Context context, Map<String, List<String>> parameters) {
    SearchRequest request = reader.search(parameters);
    timed(context, () -> service.search(request));
  }

  private void item(Context context) {
    reader.nothing(RawParameters.ofQuery(context));
    answers.json(context, service.item(context.pathParam("id")));
  }

  private void similar(Context context) {
    RequestReader.Related request = reader.related(RawParameters.ofQuery(context));
    String itemId = context.pathParam("id");
    timed(context, () -> service.similar(itemId, request.size(), request.filters()));
  }

  private void boughtTogether(Context context) {
    RequestReader.Related request = reader.related(RawParameters.ofQuery(context));
    answers.json(
        context,
        service.boughtTogether(context.pathParam("id"), request.size(), request.filters()));
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

  private void recommendations(Context context) {
    Map<String, List<String>> parameters = RawParameters.ofQuery(context);
    String userId = context.pathParam("id");
    timed(context, () -> service.recommend(reader.recommendation(userId, parameters)));
  }

  private void timed(Context context, Supplier<SearchAnswer> query) {
    long start = System.nanoTime();
    SearchAnswer answer = query.get();
    answers.json(context, new Timed(JsonAnswers.millisecondsSince(start), answer));
  }
}

package io.leat.search.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.leat.search.SearchService;
import io.leat.search.Served;
import java.util.Map;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: it has something to answer
 * with.
 */
final class HealthRoutes {
  private final SearchService service;
  private final JsonAnswers answers;

  HealthRoutes(SearchService service, JsonAnswers answers) {
    this.service = service;
    this.answers = answers;
  }

  private record Ready(String status, Served index) {}

  void register(RoutesConfig routes) {
    // Balancers often ask by HEAD, which would say 200 without a look otherwise.
    routes.get("/health/live", this::live);
    routes.head("/health/live", this::live);
    routes.get("/health/ready", this::ready);
    routes.head("/health/ready", this::ready);
  }

  private void live(Context context) {
    answers.json(context, Map.of("status", "live"));
  }

  private void ready(Context context) {
    answers.json(context, new Ready("ready", service.served()));
  }
}

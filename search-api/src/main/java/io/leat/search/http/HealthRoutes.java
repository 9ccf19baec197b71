package io.leat.search.http;

import io.javalin.config.RoutesConfig;
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
    routes.get("/health/live", context -> answers.json(context, Map.of("status", "live")));
    routes.get(
        "/health/ready", context -> answers.json(context, new Ready("ready", service.served())));
  }
}

package io.leat.search.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** What a server that only reads an index says to those who bring something. */
final class ReadOnlyRoutes {
  private final JsonAnswers answers;

  ReadOnlyRoutes(JsonAnswers answers) {
    this.answers = answers;
  }

  void register(RoutesConfig routes) {
    routes.post("/v1/events", context -> refuse(context, ""));
    routes.post("/v1/items:batch", context -> refuse(context, ""));
    routes.put("/v1/items/{id}", context -> refuse(context, "GET"));
    routes.patch("/v1/items/{id}", context -> refuse(context, "GET"));
    routes.delete("/v1/items/{id}", context -> refuse(context, "GET"));
    routes.delete("/v1/users/{id}", context -> refuse(context, "GET"));
    routes.put("/v1/users/{id}/consent", context -> refuse(context, ""));
  }

  /**
   * @param allowed the methods that the path has
   */
  private void refuse(Context context, String allowed) {
    context.header("Allow", allowed);
    answers.problem(
        context,
        Problem.of(
            405,
            "read-only",
            "Read only",
            "This server takes no events, items or wishes: it serves an index alone. Send them to one"
                + " that was started with the shop, by leat live."));
  }
}

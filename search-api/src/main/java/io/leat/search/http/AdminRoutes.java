package io.leat.search.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.leat.search.jobs.JobControl;
import java.util.List;
import java.util.Map;

/** The routes that command the jobs. */
final class AdminRoutes {
  private final JobControl jobs;
  private final RequestReader reader;
  private final JsonAnswers answers;

  AdminRoutes(JobControl jobs, RequestReader reader, JsonAnswers answers) {
    this.jobs = jobs;
    this.reader = reader;
    this.answers = answers;
  }

  void register(RoutesConfig routes) {
    routes.get("/v1/admin/status", this::status);
    routes.post(
        "/v1/admin/rebuild",
        context -> {
          nothing(context);
          answers.json(context, jobs.rebuild());
        });
    routes.post("/v1/admin/promote", this::promote);
    routes.post(
        "/v1/admin/rollback",
        context -> {
          nothing(context);
          answers.json(context, jobs.rollback());
        });
  }

  private void status(Context context) {
    reader.nothing(RawParameters.ofQuery(context));
    answers.json(context, jobs.status());
  }

  private void promote(Context context) {
    Map<String, List<String>> parameters = RawParameters.ofBody(context);
    answers.json(context, jobs.promote(reader.generation(parameters)));
  }

  /** A command that takes nothing may come with no body, or an empty object. */
  private void nothing(Context context) {
    reader.nothing(RawParameters.ofOptionalBody(context));
  }
}

package io.leat.search.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.leat.data.json.JsonShapeException;
import io.leat.data.log.LogException;
import io.leat.search.CursorExpiredException;
import io.leat.search.NotFoundException;
import io.leat.search.NotServingException;
import io.leat.search.intake.TooManyRowsException;
import io.leat.search.jobs.JobRefusedException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every failure of a handler as a {@link Problem}. */
final class ErrorHandling {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorHandling.class);

  /** What a question can fail with. */
  private static final List<Class<? extends RuntimeException>> ASKED =
      List.of(
          ProblemException.class,
          NotFoundException.class,
          CursorExpiredException.class,
          NotServingException.class);

  private final JsonAnswers answers;

  ErrorHandling(JsonAnswers answers) {
    this.answers = answers;
  }

  void register(RoutesConfig routes) {
    for (Class<? extends RuntimeException> asked : ASKED) {
      routes.exception(asked, (e, context) -> asked(context, problem(e)));
    }
    routes.exception(HttpResponseException.class, this::http);
    routes.exception(JsonShapeException.class, this::noRows);
    routes.exception(TooManyRowsException.class, this::tooManyRows);
    routes.exception(LogException.class, this::noLog);
    routes.exception(JobRefusedException.class, this::refused);
    routes.exception(Exception.class, this::unexpected);
  }

  private void asked(Context context, Problem problem) {
    if (problem.status() == 503) {
      context.header("Retry-After", "1");
    }
    answers.problem(context, problem);
  }

  /** What a question's failure is to who asked; an internal error where it is ours. */
  static Problem problem(RuntimeException failure) {
    return switch (failure) {
      case ProblemException e -> e.problem();
      case NotFoundException e -> {
        String what = e.field().replace("_id", "");
        yield Problem.of(404, "unknown-" + what, "Unknown " + what, e.getMessage() + ".")
            .with(List.of(new Problem.FieldError(e.field(), e.value(), "is not known here")));
      }
      case CursorExpiredException e ->
          Problem.of(410, "cursor-expired", "Cursor expired", e.getMessage() + ".")
              .with(List.of(new Problem.FieldError("cursor", e.cursor(), "is no longer known")));
      case NotServingException e ->
          Problem.of(503, "not-ready", "Nothing to serve yet", String.valueOf(e.getMessage()));
      default -> unexpected("a question", failure);
    };
  }

  private void noRows(JsonShapeException e, Context context) {
    answers.problem(
        context, Problem.of(400, "invalid-json", "Invalid JSON", String.valueOf(e.getMessage())));
  }

  private void tooManyRows(TooManyRowsException e, Context context) {
    answers.problem(
        context, Problem.of(413, "too-many-rows", "Too many rows", String.valueOf(e.getMessage())));
  }

  private void refused(JobRefusedException e, Context context) {
    answers.problem(context, Problem.of(409, "refused", "Refused", String.valueOf(e.getMessage())));
  }

  private void noLog(LogException e, Context context) {
    LOG.warn("The log took nothing of {} {}", context.req().getMethod(), context.path(), e);
    context.header("Retry-After", "1");
    answers.problem(
        context,
        Problem.of(
            503,
            "log-unavailable",
            "Nothing was accepted",
            "Nothing of this request was accepted, for it cannot be made durable: %s"
                .formatted(e.getMessage())));
  }

  private void http(HttpResponseException e, Context context) {
    String request = context.req().getMethod() + " " + context.path();
    answers.problem(
        context,
        switch (e.getStatus()) {
          case 404 ->
              Problem.of(
                  404, "unknown-route", "Unknown route", "There is nothing at " + request + ".");
          case 405 -> methodNotAllowed(e, context, request);
          default ->
              Problem.of(
                  e.getStatus(),
                  "http-" + e.getStatus(),
                  "HTTP error",
                  String.valueOf(e.getMessage()));
        });
  }

  private static Problem methodNotAllowed(
      HttpResponseException e, Context context, String request) {
    String allowed = String.join(", ", e.getDetails().values());
    context.header("Allow", allowed);
    return Problem.of(
        405,
        "method-not-allowed",
        "Method not allowed",
        "%s is not possible; allowed: %s.".formatted(request, allowed));
  }

  private void unexpected(Exception e, Context context) {
    answers.problem(context, unexpected(context.req().getMethod() + " " + context.path(), e));
  }

  private static Problem unexpected(String what, Exception e) {
    String id = UUID.randomUUID().toString();
    LOG.error("{} failed, error {}", what, id, e);
    return Problem.of(
        500,
        "internal-error",
        "Internal error",
        "Something went wrong here, not in your request. The log has it under " + id + ".");
  }
}

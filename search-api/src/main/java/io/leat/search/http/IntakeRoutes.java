package io.leat.search.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.leat.data.ItemChange;
import io.leat.data.Parsed;
import io.leat.data.json.ItemJson;
import io.leat.data.json.ItemPatchJson;
import io.leat.search.NotFoundException;
import io.leat.search.counters.Pulse;
import io.leat.search.intake.EventIntake;
import io.leat.search.intake.IntakeAnswer;
import io.leat.search.intake.ItemIntake;
import io.leat.search.intake.Rejection;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** The routes by which events and items come in. */
final class IntakeRoutes {
  private static final int LARGEST_BODY = 5 * 1024 * 1024;

  /** As a line of the shop's files, with room for the log's stamp. */
  private static final int LARGEST_ITEM = 1_000_000;

  private final EventIntake events;
  private final ItemIntake items;
  private final Pulse pulse;
  private final RequestReader reader;
  private final JsonAnswers answers;

  /**
   * @param pulse told of what comes in
   */
  IntakeRoutes(
      EventIntake events,
      ItemIntake items,
      Pulse pulse,
      RequestReader reader,
      JsonAnswers answers) {
    this.events = events;
    this.items = items;
    this.pulse = pulse;
    this.reader = reader;
    this.answers = answers;
  }

  void register(RoutesConfig routes) {
    routes.post("/v1/events", context -> rows(context, "events", events::accept));
    routes.post("/v1/items:batch", context -> rows(context, "items", items::accept));
    routes.put("/v1/items/{id}", context -> one(context, ItemJson::parse, ItemChange.Put::new));
    routes.patch(
        "/v1/items/{id}", context -> one(context, ItemPatchJson::parse, ItemChange.Patch::new));
    routes.delete("/v1/items/{id}", this::delete);
  }

  /** An answer and how long it took. */
  private record Timed(@JsonUnwrapped IntakeAnswer answer, double tookMs) {}

  private void rows(Context context, String kind, Function<String, IntakeAnswer> intake) {
    reader.nothing(RawParameters.ofQuery(context));
    String body = RequestBody.text(context, LARGEST_BODY);
    timed(context, kind, () -> intake.apply(body));
  }

  private <T> void one(
      Context context, BiFunction<String, String, Parsed<T>> form, Function<T, ItemChange> change) {
    reader.nothing(RawParameters.ofQuery(context));
    String body = RequestBody.text(context, LARGEST_ITEM);
    switch (form.apply(body, context.pathParam("id"))) {
      case Parsed.Invalid<T> invalid ->
          throw new ProblemException(Problem.invalidRecord(invalid.faults()));
      case Parsed.Valid<T> valid -> one(context, change.apply(valid.value()));
    }
  }

  private void delete(Context context) {
    reader.nothing(RawParameters.ofQuery(context));
    one(context, new ItemChange.Deletion(context.pathParam("id")));
  }

  private void one(Context context, ItemChange change) {
    timed(
        context,
        "items",
        () -> {
          IntakeAnswer answer = items.accept(change);
          if (answer.accepted() == 0) {
            throw NotFoundException.item("item_id", change.itemId());
          }
          return answer;
        });
  }

  private void timed(Context context, String kind, Supplier<IntakeAnswer> intake) {
    long start = System.nanoTime();
    IntakeAnswer answer = intake.get();
    pulse.took(kind, answer.accepted(), answer.duplicates());
    for (Rejection rejection : answer.rejected()) {
      pulse.rejected(kind, rejection.field(), rejection.error());
    }
    answers.json(context, new Timed(answer, JsonAnswers.millisecondsSince(start)));
  }
}

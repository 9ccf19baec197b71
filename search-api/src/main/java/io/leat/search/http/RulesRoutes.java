package io.leat.search.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.leat.search.rules.CurrentRules;
import io.leat.search.rules.RulesException;
import io.leat.search.rules.RulesStore;
import io.leat.search.rules.SearchRules;
import java.util.List;

/** The routes by which a shop says how its searches are answered: synonyms and rules. */
final class RulesRoutes {
  private static final int LARGEST = 1024 * 1024;

  private final RulesStore store;
  private final CurrentRules current;
  private final RequestReader reader;
  private final JsonAnswers answers;

  RulesRoutes(RulesStore store, CurrentRules current, RequestReader reader, JsonAnswers answers) {
    this.store = store;
    this.current = current;
    this.reader = reader;
    this.answers = answers;
  }

  /**
   * A version of the rules.
   *
   * @param version 0 before the first
   * @param versions all that can be gone back to
   * @param text in Querqy's syntax
   */
  private record Rules(int version, List<Integer> versions, String text) {}

  void register(RoutesConfig routes) {
    routes.get("/v1/admin/rules", this::latest);
    routes.put("/v1/admin/rules", this::put);
    routes.delete("/v1/admin/rules", this::delete);
  }

  private void latest(Context context) {
    reader.nothing(RawParameters.ofQuery(context));
    answers.json(
        context,
        store.latest().map(this::rules).orElse(new Rules(0, List.of(), SearchRules.NONE.text())));
  }

  private Rules rules(RulesStore.Version version) {
    return new Rules(version.number(), store.versions(), version.rules().text());
  }

  /** The body is the rules' text itself. */
  private void put(Context context) {
    reader.nothing(RawParameters.ofQuery(context));
    try {
      changed(context, store.put(RequestBody.text(context, LARGEST)));
    } catch (RulesException e) {
      throw new ProblemException(
          Problem.invalid(
              List.of(new Problem.FieldError("rules", null, String.valueOf(e.getMessage())))));
    }
  }

  private void delete(Context context) {
    reader.nothing(RawParameters.ofQuery(context));
    changed(context, store.delete());
  }

  private void changed(Context context, RulesStore.Version version) {
    current.refresh();
    answers.json(context, rules(version));
  }
}

package io.leat.search.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.leat.search.Surface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Several questions in one request: what a page needs at once. One that is wrong is answered by its
 * problem and fails no other.
 *
 * <pre>
 * {"requests": [{"id": "grid",  "surface": "search", "q": "lamp", "user_id": "u7"},
 *               {"id": "strip", "surface": "for-you", "user_id": "u7"}]}
 *
 * {"took_ms": 8.1, "answers": {"grid": {"hits": [...], ...}, "strip": {...}}}
 * </pre>
 */
final class MultiRoute {
  private static final int MOST = 20;
  private static final String SEARCH = "search";
  private static final String SUGGEST = "suggest";

  private final ApiRoutes routes;
  private final JsonAnswers answers;

  MultiRoute(ApiRoutes routes, JsonAnswers answers) {
    this.routes = routes;
    this.answers = answers;
  }

  /**
   * @param answers by the requests' ids: answers, or problems
   */
  private record Answers(double tookMs, Map<String, Object> answers) {}

  void answer(Context context) {
    long start = System.nanoTime();
    Map<String, Object> byId = new LinkedHashMap<>();
    for (Question question : questions(RawParameters.json(context))) {
      byId.put(question.id, answer(question));
    }
    answers.json(context, new Answers(JsonAnswers.millisecondsSince(start), byId));
  }

  private record Question(String id, String surface, ObjectNode parameters) {}

  private static List<Question> questions(JsonNode body) {
    List<Problem.FieldError> errors = new ArrayList<>();
    Map<String, Question> questions = new LinkedHashMap<>();
    JsonNode requests = body.path("requests");
    if (!requests.isArray() || requests.isEmpty() || requests.size() > MOST || body.size() != 1) {
      errors.add(
          new Problem.FieldError(
              "requests",
              null,
              "must be there, and nothing else: an array of 1 to %d objects".formatted(MOST)));
    }
    for (int i = 0; i < Math.min(MOST, requests.size()); i++) {
      Question question = question(requests.path(i), "requests[%d]".formatted(i), errors);
      if (question != null && questions.put(question.id, question) != null) {
        errors.add(
            new Problem.FieldError(
                "requests[%d].id".formatted(i), question.id, "must be another for each request"));
      }
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
    return List.copyOf(questions.values());
  }

  private static @Nullable Question question(
      JsonNode request, String at, List<Problem.FieldError> errors) {
    if (!(request instanceof ObjectNode object)) {
      errors.add(new Problem.FieldError(at, request.toString(), "must be an object"));
      return null;
    }
    String id = text(object, "id", at, errors);
    String surface = text(object, "surface", at, errors);
    object.remove(List.of("id", "surface"));
    return id == null || surface == null ? null : new Question(id, surface, object);
  }

  private static @Nullable String text(
      ObjectNode object, String name, String at, List<Problem.FieldError> errors) {
    JsonNode value = object.path(name);
    if (!value.isTextual() || value.asText().isBlank()) {
      String given = value.isMissingNode() ? null : value.toString();
      errors.add(new Problem.FieldError(at + "." + name, given, "must be a text"));
      return null;
    }
    return value.asText();
  }

  private Object answer(Question question) {
    try {
      Map<String, List<String>> parameters = RawParameters.ofObject(question.parameters);
      return switch (question.surface) {
        case SEARCH -> routes.search(parameters);
        case SUGGEST -> routes.suggest(parameters);
        default -> routes.recommend(surface(question.surface), parameters);
      };
    } catch (RuntimeException e) {
      return ErrorHandling.problem(e);
    }
  }

  private static Surface surface(String name) {
    return Arrays.stream(Surface.values())
        .filter(surface -> surface.externalName().equals(name))
        .findFirst()
        .orElseThrow(() -> new ProblemException(Problem.invalid(List.of(unknown(name)))));
  }

  private static Problem.FieldError unknown(String name) {
    String known =
        Stream.concat(
                Stream.of(SEARCH, SUGGEST),
                Arrays.stream(Surface.values()).map(Surface::externalName))
            .collect(Collectors.joining(", "));
    return new Problem.FieldError("surface", name, "must be one of " + known);
  }
}

package io.leat.search.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.javalin.http.Context;
import java.time.Instant;

/** Records as JSON, in snake_case; times as ISO 8601. */
final class JsonAnswers {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
          .build();

  void json(Context context, Object answer) {
    write(context, "application/json", answer);
  }

  /** How long it took, to the hundredth of a millisecond: more would be noise. */
  static double millisecondsSince(long nanoTime) {
    return Math.round((System.nanoTime() - nanoTime) / 1e4) / 100.0;
  }

  void problem(Context context, Problem problem) {
    context.status(problem.status());
    write(context, Problem.CONTENT_TYPE, problem);
  }

  private static void write(Context context, String contentType, Object answer) {
    context.header("Cache-Control", "no-store");
    context.contentType(contentType).result(bytes(answer));
  }

  static byte[] bytes(Object answer) {
    try {
      return JSON.writeValueAsBytes(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer is no JSON: " + answer.getClass(), e);
    }
  }
}

package io.leat.data.json;

import io.leat.data.Forgetting;
import io.leat.data.Parsed;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link Forgetting} to and from one line of JSON. */
public final class ForgettingJson {
  private ForgettingJson() {}

  /** The wish, or all that is wrong with the line. Never throws on account of the line. */
  public static Parsed<Forgetting> parse(String line) {
    return JsonLine.parse(line, new ForgettingLine());
  }

  /** The line {@code {"user_id":"u7","session_ids":["s1"]}}. */
  public static String write(Forgetting forgetting) {
    return new LineWriter()
        .text("user_id", forgetting.userId())
        .texts("session_ids", forgetting.sessionIds())
        .end(null);
  }

  private static final class ForgettingLine implements LineRecord<Forgetting> {
    private @Nullable String userId;
    private List<String> sessionIds = List.of();

    @Override
    public boolean take(String field, FieldReader reader) throws IOException {
      switch (field) {
        case "user_id" -> userId = reader.id();
        case "session_ids" -> sessionIds = reader.labels();
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public void check(FieldReader reader) {
      reader.require("user_id", "add the person's id");
    }

    @Override
    public Forgetting build(FieldReader reader) {
      return new Forgetting(Objects.requireNonNull(userId), sessionIds);
    }
  }
}

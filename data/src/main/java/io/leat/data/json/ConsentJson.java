package io.leat.data.json;

import io.leat.data.Consent;
import io.leat.data.Parsed;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link Consent} to and from one line of JSON. */
public final class ConsentJson {
  private ConsentJson() {}

  /** The wish, or all that is wrong with the line. Never throws on account of the line. */
  public static Parsed<Consent> parse(String line) {
    return JsonLine.parse(line, new ConsentLine());
  }

  /** One line without its end. */
  public static String write(Consent consent) {
    return new LineWriter()
        .text("user_id", consent.userId())
        .flag("personalisation", consent.personalisation())
        .end(null);
  }

  private static final class ConsentLine implements LineRecord<Consent> {
    private @Nullable String userId;
    private @Nullable Boolean personalisation;

    @Override
    public boolean take(String field, FieldReader reader) throws IOException {
      switch (field) {
        case "user_id" -> userId = reader.id();
        case "personalisation" -> personalisation = reader.flag();
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public void check(FieldReader reader) {
      reader.require("user_id", "add whose wish it is");
      reader.require("personalisation", "write true or false");
    }

    @Override
    public Consent build(FieldReader reader) {
      return new Consent(Objects.requireNonNull(userId), Objects.requireNonNull(personalisation));
    }
  }
}

package io.leat.data.json;

import io.leat.data.Consent;
import io.leat.data.Forgetting;
import io.leat.data.Parsed;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is asked of the log about a person or an item as a whole, to and from one line of JSON. */
public final class WishJson {
  private WishJson() {}

  /** The line {@code {"user_id":"u7","personalisation":false}}. */
  public static String write(Consent consent) {
    return new LineWriter()
        .text("user_id", consent.userId())
        .flag("personalisation", consent.personalisation())
        .end(null);
  }

  /** The line {@code {"user_id":"u7","session_ids":["s1"]}}. */
  public static String write(Forgetting forgetting) {
    return new LineWriter()
        .text("user_id", forgetting.userId())
        .texts("session_ids", forgetting.sessionIds())
        .end(null);
  }

  /** The line {@code {"item_id":"A-17"}}. */
  public static String writeDeletion(String itemId) {
    return new LineWriter().text("item_id", itemId).end(null);
  }

  public static Parsed<Consent> parseConsent(String line) {
    return JsonLine.parse(line, new ConsentLine());
  }

  public static Parsed<Forgetting> parseForgetting(String line) {
    return JsonLine.parse(line, new ForgettingLine());
  }

  /** The id of the item that is to end. */
  public static Parsed<String> parseDeletion(String line) {
    return JsonLine.parse(line, new DeletionLine());
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
      reader.require("user_id", "add the person's id");
      reader.require("personalisation", "add true or false");
    }

    @Override
    public Consent build(FieldReader reader) {
      return new Consent(
          Objects.requireNonNull(userId), Objects.requireNonNull(personalisation));
    }
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

  private static final class DeletionLine implements LineRecord<String> {
    private @Nullable String itemId;

    @Override
    public boolean take(String field, FieldReader reader) throws IOException {
      if (field.equals("item_id")) {
        itemId = reader.id();
        return true;
      }
      return false;
    }

    @Override
    public void check(FieldReader reader) {
      reader.require("item_id", "add the id of the item");
    }

    @Override
    public String build(FieldReader reader) {
      return Objects.requireNonNull(itemId);
    }
  }
}

package io.leat.data;

import io.leat.core.profile.Action;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the value of a field must be, kept in one place for the records' constructors and for those
 * who read files. Each method returns what is wrong with the value, or null.
 *
 * <p>The limits keep every id, brand and category well below what Lucene takes as one term (32,766
 * bytes), so that no record that passed can fail the index.
 */
public final class FieldRules {
  /** Longest id, name, brand or category, in bytes of UTF-8. */
  public static final int MAX_ID_BYTES = 512;

  /** Longest title, query, address or attribute value, in bytes of UTF-8. */
  public static final int MAX_TEXT_BYTES = 8_192;

  /** Times lie from here on, so that a number read in the wrong unit is noticed. */
  public static final Instant EARLIEST = Instant.EPOCH;

  /** Times lie before this, so that each is written with a year of four digits. */
  public static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

  private FieldRules() {}

  /** Ids, names and other short texts that are compared as they are. */
  public static @Nullable Fault id(String field, String value) {
    if (value.isBlank()) {
      return new Fault(
          Fault.BAD_TEXT, field, "", "is blank", "give a value, or leave the field out");
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        return new Fault(
            Fault.BAD_TEXT,
            field,
            value.substring(0, i),
            "goes on with the control character U+%04X".formatted((int) value.charAt(i)),
            "remove that character");
      }
    }
    return text(field, value, MAX_ID_BYTES);
  }

  /** What a shopper reads first. */
  public static @Nullable Fault title(String value) {
    return value.isBlank()
        ? new Fault(Fault.BAD_TEXT, "title", "", "is blank", "give the product's name")
        : text("title", value, MAX_TEXT_BYTES);
  }

  /** Running text of at most so many bytes of UTF-8. */
  public static @Nullable Fault text(String field, String value, int maxBytes) {
    int bytes = 0;
    for (int i = 0; i < value.length(); i++) {
      char unit = value.charAt(i);
      if (Character.isHighSurrogate(unit)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else if (Character.isSurrogate(unit)) {
        return new Fault(
            Fault.BAD_TEXT,
            field,
            value.substring(0, i),
            "goes on with half a character, \\u%04x".formatted((int) unit),
            "write both halves of the surrogate pair, or the character itself");
      } else {
        bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
      }
    }
    return bytes <= maxBytes
        ? null
        : new Fault(
            Fault.TOO_LONG,
            field,
            value,
            "has %,d bytes".formatted(bytes),
            "write at most %,d bytes of UTF-8".formatted(maxBytes));
  }

  /** Prices: finite and not negative. */
  public static @Nullable Fault price(String field, double value) {
    if (value < 0) {
      return new Fault(
          Fault.OUT_OF_RANGE,
          field,
          Double.toString(value),
          "is negative",
          "write the price itself, such as 12.50; goods that came back are events with the action"
              + " return");
    }
    return finite(field, value);
  }

  /** Any number that is neither infinite nor "not a number". */
  public static @Nullable Fault finite(String field, double value) {
    return Double.isFinite(value)
        ? null
        : new Fault(
            Fault.OUT_OF_RANGE,
            field,
            Double.toString(value),
            "is not a finite number",
            "write a number such as 12.50, or leave the field out");
  }

  /** A rating's value. */
  public static @Nullable Fault rating(double value) {
    return value >= 1 && value <= 5
        ? null
        : new Fault(
            Fault.OUT_OF_RANGE,
            "value",
            Double.toString(value),
            "is not between 1 and 5",
            "bring ratings onto the scale from 1 (worst) to 5 (best)");
  }

  /** Positions and quantities: 1 or more. */
  public static @Nullable Fault positive(String field, int value) {
    return value >= 1
        ? null
        : new Fault(
            Fault.OUT_OF_RANGE,
            field,
            Integer.toString(value),
            "is less than 1",
            field.equals("quantity")
                ? "write how many, from 1; goods that came back are events with the action return"
                : "count from 1");
  }

  /** Times from 1970 to 9999. */
  public static @Nullable Fault time(String field, Instant value) {
    return !value.isBefore(EARLIEST) && value.isBefore(LATEST)
        ? null
        : new Fault(
            Fault.OUT_OF_RANGE,
            field,
            value.toString(),
            "is not between the years 1970 and 9999",
            "check the unit and the clock of whatever wrote it");
  }

  /** ISO 4217, by its shape. */
  public static @Nullable Fault currency(String value) {
    return CURRENCY.matcher(value).matches()
        ? null
        : new Fault(
            Fault.BAD_TEXT,
            "currency",
            value,
            "is not a currency code of three capital letters",
            CURRENCY.matcher(value.toUpperCase(Locale.ROOT)).matches()
                ? "write " + value.toUpperCase(Locale.ROOT)
                : "write an ISO 4217 code such as EUR, GBP or USD");
  }

  /** BCP 47, by its shape. */
  public static @Nullable Fault language(String value) {
    return LANGUAGE.matcher(value).matches()
        ? null
        : new Fault(
            Fault.BAD_TEXT,
            "language",
            value,
            "is not a language tag",
            LANGUAGE.matcher(value.replace('_', '-')).matches()
                ? "write " + value.replace('_', '-')
                : "write a tag such as en, de or pt-BR");
  }

  /** An address that a page may load: http, https, or relative to the shop. */
  public static @Nullable Fault imageUrl(String value) {
    try {
      String scheme = new URI(value).getScheme();
      if (scheme == null || scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https")) {
        return text("image_url", value, MAX_TEXT_BYTES);
      }
    } catch (URISyntaxException e) {
      // Falls through to the same advice.
    }
    return new Fault(
        Fault.BAD_TEXT,
        "image_url",
        value,
        "is not an http, https or relative address",
        "write an address such as https://shop.example/lamp.jpg, with spaces as %20");
  }

  /** An event without an item where its action needs one. */
  public static Fault itemMissing(Action action) {
    return missing(
        "item_id", "a %s is of an item: add its item_id".formatted(action.externalName()));
  }

  /** An event of nobody. */
  public static Fault actorMissing() {
    return missing("user_id", "add user_id, session_id or both: an event is somebody's");
  }

  /** A rating without its value. */
  public static Fault ratingMissing() {
    return missing("value", "a rating needs its value, from 1 (worst) to 5 (best)");
  }

  /** A patch that changes nothing. */
  public static Fault nothingPatched() {
    return missing("price", "give price, in_stock or both: a patch changes something");
  }

  /** A required field that is absent. */
  public static Fault missing(String field, String remedy) {
    return new Fault(Fault.MISSING_FIELD, field, "", "is missing", remedy);
  }

  /** For constructors, of what Java cannot promise to be there. */
  static void enforcePresent(String field, @Nullable Object value) {
    if (value == null) {
      enforce(missing(field, "it is required"));
    }
  }

  /** For constructors: does nothing when all is well. */
  static void enforce(@Nullable Fault fault) {
    if (fault != null) {
      throw new IllegalArgumentException(fault.sentence());
    }
  }

  /** {@link #id} for constructors of records whose field may be absent. */
  static void enforceId(String field, @Nullable String value) {
    if (value != null) {
      enforce(id(field, value));
    }
  }

  /** Any rule of a text, for constructors of records whose field may be absent. */
  static void enforceText(@Nullable String value, Function<String, @Nullable Fault> rule) {
    if (value != null) {
      enforce(rule.apply(value));
    }
  }

  /** The text of one JSON object on one line, or null where it holds nothing. */
  static @Nullable String unknownFields(@Nullable String json) {
    if (json == null || json.equals("{}")) {
      return null;
    }
    if (!json.startsWith("{") || !json.endsWith("}") || json.indexOf('\n') >= 0) {
      enforce(
          new Fault(
              Fault.BAD_TEXT,
              "unknownFields",
              json,
              "is not one JSON object on one line",
              "write it as {\"name\":\"value\"}"));
    }
    return json;
  }
}

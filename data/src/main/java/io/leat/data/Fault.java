package io.leat.data;

/**
 * What is wrong with one field of one record.
 *
 * @param kind the class of fault that {@code validate} counts by, such as {@code missing_field}
 * @param field name in the file, such as {@code timestamp}; empty when the fault is the line's
 * @param value the offending text, shortened to 80 characters; empty when missing
 * @param problem one clause: {@code "is not an ISO-8601 time"}
 * @param remedy one clause: {@code "write it as 2026-03-01T12:00:00Z"}
 */
public record Fault(String kind, String field, String value, String problem, String remedy) {
  public static final String MISSING_FIELD = "missing_field";
  public static final String WRONG_TYPE = "wrong_type";
  public static final String OUT_OF_RANGE = "out_of_range";
  public static final String BAD_TIME = "bad_time";
  public static final String BAD_TEXT = "bad_text";
  public static final String TOO_LONG = "too_long";
  public static final String UNKNOWN_ACTION = "unknown_action";
  public static final String UNKNOWN_FIELD = "unknown_field";
  public static final String DUPLICATE_FIELD = "duplicate_field";
  public static final String DUPLICATE_EVENT = "duplicate_event";
  public static final String FUTURE_TIME = "future_time";
  public static final String LATE_TIME = "late_time";
  public static final String NOT_JSON = "not_json";
  public static final String BAD_ENCODING = "bad_encoding";

  private static final int LONGEST_VALUE = 80;

  public Fault {
    value = wellFormed(shorten(value));
    problem = wellFormed(problem);
    remedy = wellFormed(remedy);
  }

  /** Half a surrogate pair, which JSON can escape and UTF-8 cannot hold, as U+FFFD. */
  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return text.codePoints()
            .map(point -> point >= 0xd800 && point <= 0xdfff ? 0xfffd : point)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
    }
    return text;
  }

  /** The fault on one line: {@code price "12,50" is text, not a number: write 12.50}. */
  public String sentence() {
    StringBuilder sentence = new StringBuilder(field);
    if (!value.isEmpty()) {
      sentence.append(field.isEmpty() ? "" : " ").append('"').append(value).append('"');
    }
    if (sentence.isEmpty()) {
      sentence.append("the line");
    }
    return sentence.append(' ').append(problem).append(": ").append(remedy).toString();
  }

  private static String shorten(String value) {
    if (value.length() <= LONGEST_VALUE) {
      return value;
    }
    int end = LONGEST_VALUE - 3;
    if (Character.isHighSurrogate(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(0, end) + "...";
  }
}

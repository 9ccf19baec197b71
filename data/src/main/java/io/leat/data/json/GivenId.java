package io.leat.data.json;

import io.leat.data.Fault;
import io.leat.data.FieldRules;
import org.jspecify.annotations.Nullable;

/** The id of an item that is named beside its text, as by the path of a request. */
final class GivenId {
  private GivenId() {}

  /** Reports an id that breaks the rules, and one in the text that is another. */
  static void check(FieldReader reader, String given, @Nullable String inText) {
    reader.report(FieldRules.id("item_id", given));
    if (inText != null && !inText.equals(given)) {
      reader.report(
          new Fault(
              Fault.BAD_TEXT,
              "item_id",
              inText,
              "is not the id under which it was sent",
              "write %s, or leave the field out".formatted(given)));
    }
  }
}

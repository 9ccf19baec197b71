package io.leat.data.json;

import io.leat.data.Reject;

/** {@link Reject} as one line of JSON. */
public final class RejectJson {
  private RejectJson() {}

  /** One line without its end: {@code file}, {@code line}, {@code faults}, {@code text}. */
  public static String write(Reject reject) {
    return new LineWriter()
        .text("file", reject.file())
        .number("line", reject.line())
        .objects(
            "faults",
            reject.faults(),
            (writer, fault) ->
                writer
                    .text("kind", fault.kind())
                    .text("field", fault.field())
                    .text("value", fault.value())
                    .text("problem", fault.problem())
                    .text("remedy", fault.remedy()))
        .text("text", reject.text())
        .end(null);
  }
}

package io.leat.data.validation;

import java.util.List;

/** Classes of fault with their examples, as plain text for a terminal. */
public final class FaultText {
  private FaultText() {}

  /** One paragraph for each class, an empty line before each. */
  public static String render(List<FaultClass> classes) {
    StringBuilder text = new StringBuilder();
    for (FaultClass faults : classes) {
      text.append(
          "%n  %,d x %s%s in %s%n"
              .formatted(
                  faults.count(),
                  faults.kind(),
                  faults.field().isEmpty() ? "" : " of " + faults.field(),
                  faults.file()));
      for (FaultExample example : faults.examples()) {
        text.append("      line %,d: %s%n".formatted(example.line(), example.fault().sentence()));
      }
      if (faults.count() > faults.examples().size()) {
        text.append("      and %,d more%n".formatted(faults.count() - faults.examples().size()));
      }
    }
    return text.toString();
  }
}

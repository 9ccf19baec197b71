package io.leat.cli;

import io.leat.flink.RebuildReport;
import java.util.Locale;

/** A rebuild's report for a person to read. */
final class RebuildText {
  private RebuildText() {}

  static String of(RebuildReport report) {
    StringBuilder text = new StringBuilder();
    double seconds = report.seconds().values().stream().mapToDouble(Double::doubleValue).sum();
    text.append(
        String.format(
            Locale.ROOT,
            "Generation %s is served: %,d items, %,d users, %,d events, %,d bytes, in %.1f s%n",
            report.generation(),
            report.items(),
            report.users(),
            report.events(),
            report.bytes(),
            seconds));
    report.seconds().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(
            phase ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "  %-10s %8.1f s%n",
                        phase.getKey().label(),
                        phase.getValue())));
    line(
        text,
        report.supersededItems(),
        "item lines were replaced by a later line of the same item");
    line(text, report.linkedEvents(), "anonymous events counted for a user, by their session");
    line(text, report.unknownItemRatings(), "items in profiles are not in the catalogue");
    if (report.rejected() > 0) {
      line(
          text,
          report.rejected(),
          "lines were rejected; they are kept in " + report.rejectsDirectory());
      report.rejects().entrySet().stream()
          .sorted(java.util.Map.Entry.comparingByKey())
          .forEach(kind -> line(text, kind.getValue(), kind.getKey()));
    }
    return text.toString().stripTrailing();
  }

  private static void line(StringBuilder text, long count, String what) {
    if (count > 0) {
      text.append(String.format(Locale.ROOT, "  %,10d %s%n", count, what));
    }
  }
}

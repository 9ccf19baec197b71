package io.leat.data.validation;

import io.leat.core.profile.Action;
import java.util.Map;

/** Writes a validation's report as aligned plain text. */
final class ReportText {
  private final StringBuilder text = new StringBuilder();

  String render(ValidationReport report) {
    text.append("Shop data in %s%n%n".formatted(report.shop()));
    row("items", report.items(), rejected(report.rejectedItems()));
    row("  never touched", report.untouchedItems(), "");
    row("events", report.events(), rejected(report.rejectedEvents()));
    for (Map.Entry<Action, Long> action : report.eventsByAction().entrySet()) {
      row("  " + action.getKey().externalName(), action.getValue(), "");
    }
    row("users", report.users(), "");
    row("sessions", report.sessions(), "");
    row("searches", report.searches(), "");
    if (report.first() != null) {
      text.append("  %-18s %s to %s%n".formatted("time", report.first(), report.last()));
    }
    if (report.rejects() == null) {
      text.append("%nNo line was rejected.%n".formatted());
    } else {
      text.append(
          "%nRejected: %,d %s, in %s with their reasons%n"
              .formatted(
                  report.rejected(), report.rejected() == 1 ? "line" : "lines", report.rejects()));
      text.append(FaultText.render(report.faults()));
    }
    if (!report.warnings().isEmpty()) {
      text.append("%nTaken, but worth a look%n".formatted());
      text.append(FaultText.render(report.warnings()));
    }
    return text.toString();
  }

  private void row(String name, long count, String remark) {
    text.append("  %-18s %,14d%s%n".formatted(name, count, remark));
  }

  private static String rejected(long count) {
    return count == 0 ? "" : "   (%,d rejected)".formatted(count);
  }
}

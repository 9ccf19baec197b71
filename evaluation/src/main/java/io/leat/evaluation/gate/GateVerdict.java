package io.leat.evaluation.gate;

import java.util.List;

/**
 * What the gate says.
 *
 * @param passed whether the generation may be promoted
 * @param findings sentences with the figures, for and against
 */
public record GateVerdict(boolean passed, List<String> findings) {
  public GateVerdict {
    findings = List.copyOf(findings);
  }
}

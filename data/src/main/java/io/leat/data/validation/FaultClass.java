package io.leat.data.validation;

import java.util.List;

/**
 * Faults of one kind in one field of one file.
 *
 * @param file name, without its directory
 * @param kind as in {@link io.leat.data.Fault}
 * @param field empty when the fault is the line's
 * @param count of all
 * @param examples the first few
 */
public record FaultClass(
    String file, String kind, String field, long count, List<FaultExample> examples) {
  public FaultClass {
    examples = List.copyOf(examples);
  }
}

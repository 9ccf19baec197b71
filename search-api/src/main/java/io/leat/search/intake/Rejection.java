package io.leat.search.intake;

import io.leat.data.Fault;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A row that was not taken.
 *
 * @param index of the row within the request, from 0
 * @param field the first that is wrong; empty when the row as a whole is
 * @param error all that is wrong, in sentences that say what to do
 */
public record Rejection(int index, String field, String error) {

  static Rejection of(int index, List<Fault> faults) {
    return new Rejection(
        index,
        faults.getFirst().field(),
        faults.stream().map(Fault::sentence).collect(Collectors.joining("; ")));
  }
}

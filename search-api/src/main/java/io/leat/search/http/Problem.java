package io.leat.search.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leat.data.Fault;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An error's answer: RFC 9457 problem details, with every wrong field in the extension member
 * {@code errors}.
 *
 * @param detail a sentence for a person
 */
record Problem(
    String type,
    String title,
    int status,
    String detail,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {
  static final String CONTENT_TYPE = "application/problem+json";

  /**
   * One wrong field.
   *
   * @param value as it came; null where it is missing
   * @param problem what is wrong or what is allowed: "must be a number from 0 to 1"
   */
  record FieldError(String field, @Nullable String value, String problem) {
    String sentence() {
      return value == null
          ? field + " " + problem
          : field + " " + problem + ", was '" + value + "'";
    }
  }

  /** All that is wrong with a record. */
  static Problem invalidRecord(List<Fault> faults) {
    return invalid(
        faults.stream()
            .map(
                fault ->
                    new FieldError(
                        fault.field(),
                        fault.value().isEmpty() ? null : fault.value(),
                        fault.problem() + ": " + fault.remedy()))
            .toList());
  }

  static Problem of(int status, String name, String title, String detail) {
    return new Problem("urn:problem-type:leat:" + name, title, status, detail, List.of());
  }

  static Problem invalid(List<FieldError> errors) {
    String detail = errors.stream().map(FieldError::sentence).collect(Collectors.joining("; "));
    return of(400, "invalid-parameters", "Invalid parameters", detail).with(errors);
  }

  Problem with(List<FieldError> fieldErrors) {
    return new Problem(type, title, status, detail, List.copyOf(fieldErrors));
  }
}

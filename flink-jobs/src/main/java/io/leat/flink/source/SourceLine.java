package io.leat.flink.source;

import io.leat.data.Fault;
import io.leat.data.Parsed;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One line of one file, as it stands there.
 *
 * @param file its name, without directories
 * @param line from 1; blank lines count although they are not records
 * @param fault what is wrong with the line as text, such as bytes that are not UTF-8; null where
 *     nothing is
 */
public record SourceLine(String file, long line, String text, @Nullable Fault fault) {

  /** The record that stands on the line, or all that is wrong with it. */
  public <T> Parsed<T> parse(Function<String, Parsed<T>> form) {
    return fault == null ? form.apply(text) : new Parsed.Invalid<>(List.of(fault));
  }
}

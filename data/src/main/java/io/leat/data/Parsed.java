package io.leat.data;

import java.util.List;
import java.util.function.Function;

/** The outcome of reading one line: a record, or all that is wrong with it. */
public sealed interface Parsed<T> {

  /** The record made into another; the faults stay. */
  default <R> Parsed<R> map(Function<? super T, ? extends R> into) {
    return switch (this) {
      case Valid<T> valid -> new Valid<>(into.apply(valid.value));
      case Invalid<T> invalid -> new Invalid<>(invalid.faults);
    };
  }

  record Valid<T>(T value) implements Parsed<T> {}

  record Invalid<T>(List<Fault> faults) implements Parsed<T> {}
}

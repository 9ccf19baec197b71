package io.leat.data;

import java.util.List;

/** The outcome of reading one line: a record, or all that is wrong with it. */
public sealed interface Parsed<T> {
  record Valid<T>(T value) implements Parsed<T> {}

  record Invalid<T>(List<Fault> faults) implements Parsed<T> {}
}

package io.leat.data.imports;

/** Kinds of fault that only rows have. */
final class Faults {
  static final String OPEN_QUOTE = "open_quote";
  static final String BAD_QUOTES = "bad_quotes";
  static final String WRONG_WIDTH = "wrong_number_of_cells";

  private Faults() {}
}

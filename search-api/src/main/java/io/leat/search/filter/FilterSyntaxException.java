package io.leat.search.filter;

/** A filter that cannot be read; the message says where, and what could stand there. */
public final class FilterSyntaxException extends Exception {
  private static final long serialVersionUID = 1;

  private final int column;

  FilterSyntaxException(int column, String message) {
    super("column %d: %s".formatted(column, message));
    this.column = column;
  }

  /** Of the first character that cannot be read, from 1. */
  public int column() {
    return column;
  }
}

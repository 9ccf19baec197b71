package io.leat.index.document;

/** The version of the documents' fields. */
public final class Schema {
  /** Raised when a field changes its meaning; generations of another version are not opened. */
  public static final int VERSION = 6;

  private Schema() {}
}

package io.leat.search;

/** A cursor whose search is not remembered any more, or that never was one. */
public final class CursorExpiredException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String cursor;

  CursorExpiredException(String cursor) {
    super("The cursor is unknown or no longer kept: search again without it");
    this.cursor = cursor;
  }

  public String cursor() {
    return cursor;
  }
}

package io.leat.search.intake;

/** A request has more rows than one may have. */
public final class TooManyRowsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TooManyRowsException(int most) {
    super("The body must hold at most %d rows: send the rest in another request".formatted(most));
  }
}

package io.leat.search;

/** No snapshot is served yet; the message says what to do. */
public final class NotServingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NotServingException(String message) {
    super(message);
  }
}

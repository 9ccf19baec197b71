package io.leat.index;

/** An index directory cannot be used as asked; the message says why and what to do. */
public class IndexException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public IndexException(String message) {
    super(message);
  }

  public IndexException(String message, Throwable cause) {
    super(message, cause);
  }
}

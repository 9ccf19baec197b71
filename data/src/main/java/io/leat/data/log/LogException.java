package io.leat.data.log;

/**
 * The log cannot be read or written; the message names the file or the broker and says what to do.
 */
public final class LogException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LogException(String message) {
    super(message);
  }

  public LogException(String message, Throwable cause) {
    super(message, cause);
  }
}

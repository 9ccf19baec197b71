package io.leat.search.keys;

/** The file of keys cannot be read or written. */
public final class KeyFileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  KeyFileException(String message, Throwable cause) {
    super(message, cause);
  }
}

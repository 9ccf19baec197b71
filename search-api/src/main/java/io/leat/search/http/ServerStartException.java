package io.leat.search.http;

/** The server cannot listen; the message is one sentence that says why and what to do. */
public final class ServerStartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ServerStartException(String message, Throwable cause) {
    super(message, cause);
  }
}

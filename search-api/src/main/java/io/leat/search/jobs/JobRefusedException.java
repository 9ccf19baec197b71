package io.leat.search.jobs;

/** A command cannot be carried out as things are; the message says why and what to do. */
public final class JobRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public JobRefusedException(String message) {
    super(message);
  }

  public JobRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}

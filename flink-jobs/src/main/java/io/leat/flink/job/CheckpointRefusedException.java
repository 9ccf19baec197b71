package io.leat.flink.job;

import io.leat.index.IndexException;

/** A job cannot go on from a checkpoint, and never will; the message says why. */
public final class CheckpointRefusedException extends IndexException {
  private static final long serialVersionUID = 1;

  public CheckpointRefusedException(String message) {
    super(message);
  }

  public CheckpointRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}

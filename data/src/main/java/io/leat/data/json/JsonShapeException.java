package io.leat.data.json;

/** A body is no JSON, or none of a known shape; the message is one sentence that says what is. */
public final class JsonShapeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public JsonShapeException(String message) {
    super(message);
  }
}

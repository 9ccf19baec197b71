package io.leat.data.json;

import io.leat.data.Reject;

/** {@link Reject} as one line of JSON. */
public final class RejectJson {
  private RejectJson() {}

  public static String write(Reject reject) {
    throw new UnsupportedOperationException();
  }
}

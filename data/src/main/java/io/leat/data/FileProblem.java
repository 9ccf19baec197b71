package io.leat.data;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/**
 * What Java's file exceptions mean. Many carry only the path as their message; their class says
 * what happened to it: {@code AccessDeniedException: shop} becomes {@code access denied: shop}.
 */
public final class FileProblem {
  private FileProblem() {}

  /** In words, for a user. */
  public static String describe(IOException exception) {
    if (exception instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason() + ": " + failure.getFile();
    }
    if (exception.getClass() == IOException.class) {
      return exception.getMessage() == null ? "it failed without a reason" : exception.getMessage();
    }
    String words =
        exception
            .getClass()
            .getSimpleName()
            .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
            .replaceAll(" ?Exception$", "")
            .toLowerCase(Locale.ROOT);
    return exception.getMessage() == null ? words : words + ": " + exception.getMessage();
  }
}

package io.leat.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers all that is wrong with a request, to tell it at once: each problem names its option, the
 * value and what to do.
 */
public final class RequestCheck {
  private final List<String> problems = new ArrayList<>();

  public RequestCheck range(String option, long value, long least, long most) {
    if (value < least || value > most) {
      problems.add(
          "%s %d is out of range: give a whole number from %d to %d"
              .formatted(option, value, least, most));
    }
    return this;
  }

  /**
   * That a path is free or a directory.
   *
   * @param purpose what the directory is for
   */
  public RequestCheck directory(String option, Path path, String purpose) {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      problems.add("%s %s is a file: give a directory for %s".formatted(option, path, purpose));
    }
    return this;
  }

  /** Whether nothing was wrong so far. */
  public boolean isFine() {
    return problems.isEmpty();
  }

  /**
   * Ends the check.
   *
   * @throws ShopException with every problem
   */
  public void end() {
    if (!isFine()) {
      throw new ShopException(problems);
    }
  }
}

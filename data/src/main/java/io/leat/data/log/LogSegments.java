package io.leat.data.log;

import io.leat.data.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a log: files of lines, numbered from 1 without gaps. All but the last are sealed:
 * they never change again.
 *
 * @param directory which need not exist
 */
record LogSegments(Path directory) {
  private static final Pattern NAME = Pattern.compile("segment-(\\d{12})\\.(jsonl|torn)");
  private static final int READS_OF_A_CHANGING_END = 200;

  Path file(long number) {
    return directory.resolve(name(number) + ".jsonl");
  }

  /** Where recovery keeps what it cut off a segment. */
  Path torn(long number) {
    return directory.resolve(name(number) + ".torn");
  }

  private static String name(long number) {
    return String.format(Locale.ROOT, "segment-%012d", number);
  }

  Path endFile() {
    return directory.resolve("END");
  }

  /** The numbers of the segments that are there, ascending. */
  List<Long> numbers() {
    return list(name -> name.group(2).equals("jsonl"), LogSegments::number).sorted().toList();
  }

  /** The segments up to this one, and what was cut off them. */
  List<Path> upTo(long last) {
    return list(name -> number(name) <= last, name -> directory.resolve(name.group())).toList();
  }

  private <T> Stream<T> list(Predicate<Matcher> wanted, Function<Matcher, T> result) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> NAME.matcher(String.valueOf(file.getFileName())))
          .filter(name -> name.matches() && wanted.test(name))
          .map(result)
          .toList()
          .stream();
    } catch (NoSuchFileException e) {
      return Stream.of();
    } catch (IOException e) {
      throw unreadable(directory, e);
    }
  }

  private static long number(Matcher name) {
    return Long.parseLong(name.group(1));
  }

  /**
   * How far the log is durable, null when nothing was ever written. Without the file {@code END},
   * as in a copy that was made by hand, the last segment is taken for unfinished.
   */
  @Nullable LogEnd end() {
    for (int read = 0; read < READS_OF_A_CHANGING_END; read++) {
      byte[] bytes;
      try {
        bytes = Files.readAllBytes(endFile());
      } catch (NoSuchFileException e) {
        List<Long> numbers = numbers();
        return numbers.isEmpty() ? null : new LogEnd(numbers.getLast(), 0, 0);
      } catch (IOException e) {
        throw unreadable(endFile(), e);
      }
      LogEnd end = LogEnd.parse(bytes);
      if (end != null) {
        return end;
      }
      Thread.onSpinWait();
    }
    throw new LogException(
        "%s is damaged: start the process that writes the log, which renews it"
            .formatted(endFile()));
  }

  static LogException unreadable(Path file, IOException e) {
    return new LogException("%s cannot be read: %s".formatted(file, FileProblem.describe(e)), e);
  }

  static LogException unwritable(Path file, IOException e) {
    return new LogException("%s cannot be written: %s".formatted(file, FileProblem.describe(e)), e);
  }

  /** A segment that nobody compacted and that is not there. */
  LogException missing(long number) {
    return new LogException(
        "%s is missing and no part of the history holds its records: restore the file"
            .formatted(file(number)));
  }
}

package io.leat.search.rules;

import io.leat.index.files.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A shop's rules on disk, beside the generations, so that a rebuild keeps them. Each version is a
 * file that never changes; the greatest number counts. A file without text is a version without
 * rules.
 *
 * <pre>
 * index-root/rules/000001.txt  000002.txt  ...
 * </pre>
 *
 * One process writes; any may read.
 */
public final class RulesStore {
  private static final Pattern NAME = Pattern.compile("(\\d{6,9})\\.txt");

  private final Path directory;

  /** A version of the rules. */
  public record Version(int number, SearchRules rules) {}

  /**
   * @param indexRoot in which {@code rules/} lies; it need not exist yet
   */
  public RulesStore(Path indexRoot) {
    this.directory = indexRoot.resolve("rules");
  }

  /** The rules that count; {@link SearchRules#NONE} where there are none. */
  public SearchRules get() {
    return latest().map(Version::rules).orElse(SearchRules.NONE);
  }

  /** The newest version; empty when there never was one. */
  public Optional<Version> latest() {
    OptionalInt newest = versions().stream().mapToInt(Integer::intValue).max();
    return newest.isEmpty() ? Optional.empty() : version(newest.getAsInt());
  }

  /** A version, compiled; empty when there is none of that number. */
  public Optional<Version> version(int number) {
    Path file = file(number);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Version(number, SearchRules.parse(Files.readString(file))));
    } catch (IOException e) {
      throw new UncheckedIOException("The rules in " + file + " cannot be read", e);
    }
  }

  /** All numbers, ascending. */
  public List<Integer> versions() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> NAME.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(name -> Integer.valueOf(name.group(1)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The rules in " + directory + " cannot be listed", e);
    }
  }

  /**
   * Keeps new rules, durably.
   *
   * @throws RulesException when they do not compile; then nothing changes
   */
  public synchronized Version put(String text) {
    return write(SearchRules.parse(text));
  }

  /** Takes all rules away; the versions before stay to be read. */
  public synchronized Version delete() {
    return write(SearchRules.NONE);
  }

  private Version write(SearchRules rules) {
    int number = versions().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    try {
      Files.createDirectories(directory);
      byte[] text = rules.text().getBytes(StandardCharsets.UTF_8);
      new DurableFiles().replace(file(number), out -> out.write(text));
    } catch (IOException e) {
      throw new UncheckedIOException("The rules cannot be written to " + directory, e);
    }
    return new Version(number, rules);
  }

  private Path file(int number) {
    return directory.resolve("%06d.txt".formatted(number));
  }
}

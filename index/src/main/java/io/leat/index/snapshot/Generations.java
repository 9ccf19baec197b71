package io.leat.index.snapshot;

import io.leat.index.IndexException;
import io.leat.index.IndexName;
import io.leat.index.document.Schema;
import io.leat.index.files.DurableFiles;
import io.leat.index.files.JsonFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.lucene.util.IOUtils;

/**
 * The generations below a root. {@code generation.json} is written last of all, so a directory
 * without it is one that is being made, or whose making was cut short: it is passed over, and its
 * number is never given again.
 */
final class Generations {
  private static final Pattern NAME = Pattern.compile("g\\d{4,8}");

  /** What generations of earlier versions do not say. */
  private static final Map<String, String> ABSENT =
      Map.of("vectors", VectorEncoding.FLOAT32.name());

  private final Path root;
  private final DurableFiles files;
  private final JsonFiles json;
  private final Clock clock;

  Generations(Path root, DurableFiles files, Clock clock) {
    this.root = root;
    this.files = files;
    this.json = new JsonFiles(files);
    this.clock = clock;
  }

  GenerationInfo create(int shards, int rank, int contentDimension, VectorEncoding vectors)
      throws IOException {
    files.createDirectories(root);
    int number = 1 + directories().stream().mapToInt(Generations::number).max().orElse(0);
    // Making a directory either succeeds or finds another's: numbers are given once.
    while (!files.createDirectory(root.resolve(name(number)))) {
      number++;
    }
    Path directory = root.resolve(name(number));
    files.createDirectory(directory.resolve("model"));
    files.createDirectory(directory.resolve("snapshots"));
    for (IndexName index : IndexName.values()) {
      files.createDirectory(directory.resolve(index.directoryName()));
    }
    GenerationInfo info =
        new GenerationInfo(
            name(number), Schema.VERSION, shards, rank, contentDimension, clock.millis(), vectors);
    json.write(directory.resolve("generation.json"), info);
    return info;
  }

  List<GenerationInfo> list() throws IOException {
    List<GenerationInfo> generations = new ArrayList<>();
    for (String name : directories()) {
      find(name).ifPresent(generations::add);
    }
    return generations;
  }

  Optional<GenerationInfo> find(String name) throws IOException {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    Path file = root.resolve(name).resolve("generation.json");
    Optional<GenerationInfo> info = json.read(file, GenerationInfo.class, ABSENT);
    if (info.isPresent() && !info.get().name().equals(name)) {
      throw new IndexException(
          "%s says that it is %s: give the directory its name back"
              .formatted(file, info.get().name()));
    }
    return info;
  }

  /** First it is none any more, then its files go. */
  void delete(String name) throws IOException {
    Path directory = root.resolve(name);
    files.delete(directory.resolve("generation.json"));
    IOUtils.rm(directory);
  }

  private List<String> directories() throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(root)) {
      for (Path path : stream) {
        String name = path.getFileName().toString();
        if (NAME.matcher(name).matches() && Files.isDirectory(path)) {
          names.add(name);
        }
      }
    } catch (NoSuchFileException e) {
      return List.of();
    }
    names.sort(Comparator.comparingInt(Generations::number));
    return names;
  }

  private static String name(int number) {
    return "g%04d".formatted(number);
  }

  private static int number(String name) {
    return Integer.parseInt(name.substring(1));
  }
}

package io.leat.index.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.leat.index.IndexException;
import io.leat.index.files.DurableFiles;
import io.leat.index.files.JsonFiles;
import io.leat.index.snapshot.Retention.Published;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One generation's {@code LATEST} and {@code snapshots/}. A manifest counts as published once
 * LATEST has reached its number; one beyond is what a crash left between the two files.
 */
final class Manifests {
  private static final Pattern NAME = Pattern.compile("(\\d{6,9})\\.json");

  private final Path generation;
  private final DurableFiles files;
  private final JsonFiles json;

  /** Of published manifests, which never change, so that each is opened once for its time. */
  private final Map<Integer, Long> publishedAt = new ConcurrentHashMap<>();

  Manifests(Path generation, DurableFiles files) {
    this.generation = generation;
    this.files = files;
    this.json = new JsonFiles(files);
  }

  /** The newest published number, 0 when there is none. */
  int latestNumber() throws IOException {
    Path file = generation.resolve("LATEST");
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IndexException(
          "%s must hold a snapshot's number, not '%s'; write the last number of %s into it"
              .formatted(file, text.strip(), snapshots()),
          e);
    }
  }

  Optional<Snapshot> latest() throws IOException {
    int number = latestNumber();
    return number == 0 ? Optional.empty() : Optional.of(read(number));
  }

  Optional<Snapshot> find(int number) throws IOException {
    return json.read(file(number), Snapshot.class);
  }

  Snapshot read(int number) throws IOException {
    return find(number)
        .orElseThrow(
            () ->
                new IndexException(
                    "Snapshot %d of %s has expired or is missing: %s"
                        .formatted(number, generation.getFileName(), file(number))));
  }

  /** The published numbers that are kept, ascending. */
  List<Integer> numbers() throws IOException {
    int latest = latestNumber();
    List<Integer> numbers = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(snapshots())) {
      for (Path file : stream) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches() && Integer.parseInt(name.group(1)) <= latest) {
          numbers.add(Integer.valueOf(name.group(1)));
        }
      }
    } catch (NoSuchFileException e) {
      return List.of();
    }
    numbers.sort(null);
    return numbers;
  }

  /** Publishes: the manifest first, then LATEST, which makes it count. */
  void publish(Snapshot snapshot) throws IOException {
    json.write(file(snapshot.number()), snapshot);
    byte[] number = (snapshot.number() + "\n").getBytes(StandardCharsets.US_ASCII);
    files.replace(generation.resolve("LATEST"), out -> out.write(number));
  }

  /**
   * Removes the manifests that need not stay. The writers delete the commits afterwards, so that a
   * manifest on disk never names a file that is gone.
   */
  void expire(Retention retention, long now) throws IOException {
    List<Published> published = new ArrayList<>();
    for (int number : numbers()) {
      published.add(new Published(number, publishedAt(number)));
    }
    for (int number : retention.expired(published, now)) {
      Files.deleteIfExists(file(number));
      publishedAt.remove(number);
    }
  }

  private long publishedAt(int number) throws IOException {
    Long known = publishedAt.get(number);
    if (known == null) {
      known = readPublishedAt(file(number));
      publishedAt.put(number, known);
    }
    return known;
  }

  /** Reads no further than the field, which stands before the long list of files. */
  private static long readPublishedAt(Path file) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME
            && "publishedAt".equals(parser.currentName())) {
          return parser.nextLongValue(0);
        }
      }
    }
    throw new IndexException(file + " is damaged or not of this program: no publishedAt");
  }

  private Path file(int number) {
    return snapshots().resolve("%06d.json".formatted(number));
  }

  private Path snapshots() {
    return generation.resolve("snapshots");
  }
}

package io.leat.index.snapshot;

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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One generation's {@code LATEST} and {@code snapshots/}. A manifest counts as published once
 * LATEST has reached its number; one beyond is what a crash left between the two files.
 */
final class Manifests {
  private static final Pattern NAME = Pattern.compile("(\\d{6,9})\\.json");

  private final Path generation;
  private final DurableFiles files;
  private final JsonFiles json;

  /** Of published manifests, which never change, so that each is opened once. */
  private final Map<Integer, ManifestHead> heads = new ConcurrentHashMap<>();

  private volatile Kept kept = new Kept(0, List.of());
  private volatile @Nullable Snapshot newest;

  /** The manifests on disk when a number was the latest: until the next there are no others. */
  private record Kept(int latest, List<Integer> numbers) {}

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
    if (number == 0) {
      return Optional.empty();
    }
    Snapshot known = newest;
    if (known == null || known.number() != number) {
      known = read(number);
      newest = known;
    }
    return Optional.of(known);
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
    Kept known = kept;
    if (known.latest != latest) {
      known = new Kept(latest, list(latest));
      heads.keySet().retainAll(Set.copyOf(known.numbers));
      kept = known;
    }
    return known.numbers;
  }

  private List<Integer> list(int latest) throws IOException {
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
    return List.copyOf(numbers);
  }

  /** Publishes: the manifest first, then LATEST, which makes it count. */
  void publish(Snapshot snapshot) throws IOException {
    json.write(file(snapshot.number()), snapshot);
    byte[] number = (snapshot.number() + "\n").getBytes(StandardCharsets.US_ASCII);
    files.replace(generation.resolve("LATEST"), out -> out.write(number));
    newest = snapshot;
    heads.put(snapshot.number(), ManifestHead.of(snapshot));
  }

  /**
   * Removes the manifests that need not stay. The writers delete the commits afterwards, so that a
   * manifest on disk never names a file that is gone.
   */
  void expire(Retention retention, long now) throws IOException {
    List<Published> published = new ArrayList<>();
    List<Integer> numbers = numbers();
    for (int number : numbers) {
      head(number).ifPresent(head -> published.add(new Published(number, head.publishedAt())));
    }
    Set<Integer> expired = Set.copyOf(retention.expired(published, now));
    for (int number : expired) {
      Files.deleteIfExists(file(number));
      heads.remove(number);
    }
    kept =
        new Kept(
            kept.latest, numbers.stream().filter(number -> !expired.contains(number)).toList());
  }

  /** What a published manifest begins with, or empty when it has expired. */
  Optional<ManifestHead> head(int number) throws IOException {
    ManifestHead known = heads.get(number);
    if (known == null) {
      try {
        known = ManifestHead.read(file(number));
      } catch (NoSuchFileException e) {
        return Optional.empty();
      }
      heads.put(number, known);
    }
    return Optional.of(known);
  }

  private Path file(int number) {
    return snapshots().resolve("%06d.json".formatted(number));
  }

  private Path snapshots() {
    return generation.resolve("snapshots");
  }
}

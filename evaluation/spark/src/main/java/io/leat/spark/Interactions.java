package io.leat.spark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Who took what, in memory, for the metrics: user and item packed into one number, in order. */
final class Interactions {
  private long[] pairs = new long[1 << 16];
  private int size;

  private Interactions() {}

  /** Reads a file, gzipped if its name ends in {@code .gz}. */
  static Interactions read(Path file, InteractionFormat format) throws IOException {
    Interactions interactions = new Interactions();
    try (InputStream bytes = Files.newInputStream(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes,
                    StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          format.parse(line, (user, item, weight) -> interactions.add(user, item));
        }
      }
    }
    interactions.pairs = Arrays.copyOf(interactions.pairs, interactions.size);
    Arrays.sort(interactions.pairs);
    return interactions;
  }

  private void add(int user, int item) {
    if (size == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * size);
    }
    pairs[size++] = ((long) user << 32) | item;
  }

  /** All users, in order. */
  int[] users() {
    return Arrays.stream(pairs).mapToInt(pair -> (int) (pair >>> 32)).distinct().toArray();
  }

  /** A user's items, in order, each once. */
  int[] items(int user) {
    return Arrays.stream(pairs, lowerBound(user), lowerBound(user + 1))
        .mapToInt(pair -> (int) pair)
        .distinct()
        .toArray();
  }

  private int lowerBound(int user) {
    int found = Arrays.binarySearch(pairs, (long) user << 32);
    int at = found < 0 ? -found - 1 : found;
    while (at > 0 && at < pairs.length && pairs[at - 1] == pairs[at]) {
      at--;
    }
    return at;
  }
}

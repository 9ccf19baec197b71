package io.leat.flink.als;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers identifiers from 0 in the order in which they come, and writes them to a file in that
 * order, one a line. Identifiers that are whole numbers, as in most published data, are kept
 * without an object each.
 */
final class DenseIds implements Closeable {
  private static final int MAX_DIGITS = 9;

  /** Larger whole numbers are treated as words: a table of all up to them would be too large. */
  private static final int LARGEST = 1 << 24;

  private final Map<String, Integer> words = new HashMap<>();
  private final BufferedWriter file;

  /** By whole number: one above its dense number, 0 where it did not come yet. */
  private int[] numbers = new int[1 << 12];

  private int size;

  DenseIds(Path file) throws IOException {
    this.file = Files.newBufferedWriter(file);
  }

  /** The number of the identifier that stands in these bytes. */
  int number(byte[] bytes, int from, int to) throws IOException {
    int length = to - from;
    if (length > MAX_DIGITS || (bytes[from] == '0' && length > 1)) {
      return wordNumber(bytes, from, to);
    }
    int key = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return wordNumber(bytes, from, to);
      }
      key = 10 * key + digit;
    }
    return key < LARGEST ? wholeNumber(key) : wordNumber(bytes, from, to);
  }

  private int wordNumber(byte[] bytes, int from, int to) throws IOException {
    String word = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    Integer known = words.get(word);
    if (known == null) {
      known = next(word);
      words.put(word, known);
    }
    return known;
  }

  private int wholeNumber(int key) throws IOException {
    if (key >= numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.min(LARGEST, Math.max(key + 1, 2 * numbers.length)));
    }
    if (numbers[key] == 0) {
      numbers[key] = next(Integer.toString(key)) + 1;
    }
    return numbers[key] - 1;
  }

  private int next(String id) throws IOException {
    file.write(id);
    file.newLine();
    return size++;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

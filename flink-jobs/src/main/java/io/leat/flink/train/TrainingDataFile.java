package io.leat.flink.train;

import io.leat.core.history.Histories;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Training data as one file of big-endian numbers; about twenty bytes for each act.
 *
 * <pre>
 * now, unknown items                    long each
 * items, people, acts                   int each
 * people x (acts, session)              int, byte
 * acts x (item, weight, time)           int, float, long
 * terms, terms x text                   int, each text its length in bytes and UTF-8
 * items x (id, terms, term numbers)     text, int, ints
 * </pre>
 */
record TrainingDataFile(Path path) {
  private static final int BUFFER = 1 << 16;

  /** The file's first part. */
  record Acts(Histories histories, long now, long unknownItems) {}

  void write(TrainingData data) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), BUFFER))) {
      out.writeLong(data.now());
      out.writeLong(data.unknownItems());
      write(data.histories(), out);
      write(data.catalogue(), out);
    }
  }

  private static void write(Histories histories, DataOutputStream out) throws IOException {
    out.writeInt(histories.itemCount());
    out.writeInt(histories.people());
    out.writeInt(histories.acts());
    for (int person = 0; person < histories.people(); person++) {
      out.writeInt(histories.offsets()[person + 1] - histories.offsets()[person]);
      out.writeBoolean(histories.sessions()[person]);
    }
    for (int act = 0; act < histories.acts(); act++) {
      out.writeInt(histories.items()[act]);
      out.writeFloat(histories.weights()[act]);
      out.writeLong(histories.times()[act]);
    }
  }

  private static void write(List<ItemTerms> catalogue, DataOutputStream out) throws IOException {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (ItemTerms item : catalogue) {
      item.terms().forEach(term -> numbers.putIfAbsent(term, numbers.size()));
    }
    out.writeInt(numbers.size());
    for (String term : numbers.keySet()) {
      writeText(term, out);
    }
    for (ItemTerms item : catalogue) {
      writeText(item.itemId(), out);
      out.writeInt(item.terms().size());
      for (String term : item.terms()) {
        out.writeInt(numbers.getOrDefault(term, 0));
      }
    }
  }

  private static void writeText(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  TrainingData read() throws IOException {
    try (DataInputStream in = open()) {
      Acts acts = readActs(in);
      List<ItemTerms> catalogue = readCatalogue(acts.histories.itemCount(), in);
      return new TrainingData(catalogue, acts.histories, acts.now, acts.unknownItems);
    }
  }

  /** All but the catalogue. */
  Acts readActs() throws IOException {
    try (DataInputStream in = open()) {
      return readActs(in);
    }
  }

  private DataInputStream open() throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER));
  }

  private static Acts readActs(DataInputStream in) throws IOException {
    long now = in.readLong();
    long unknownItems = in.readLong();
    return new Acts(readHistories(in), now, unknownItems);
  }

  private static Histories readHistories(DataInputStream in) throws IOException {
    int itemCount = in.readInt();
    boolean[] sessions = new boolean[in.readInt()];
    int[] offsets = new int[sessions.length + 1];
    int[] items = new int[in.readInt()];
    float[] weights = new float[items.length];
    long[] times = new long[items.length];
    for (int person = 0; person < sessions.length; person++) {
      offsets[person + 1] = offsets[person] + in.readInt();
      sessions[person] = in.readBoolean();
    }
    for (int act = 0; act < items.length; act++) {
      items[act] = in.readInt();
      weights[act] = in.readFloat();
      times[act] = in.readLong();
    }
    return new Histories(itemCount, offsets, items, weights, times, sessions);
  }

  private static List<ItemTerms> readCatalogue(int items, DataInputStream in) throws IOException {
    String[] terms = new String[in.readInt()];
    for (int term = 0; term < terms.length; term++) {
      terms[term] = readText(in);
    }
    List<ItemTerms> catalogue = new ArrayList<>(items);
    for (int item = 0; item < items; item++) {
      String itemId = readText(in);
      String[] own = new String[in.readInt()];
      for (int i = 0; i < own.length; i++) {
        own[i] = terms[in.readInt()];
      }
      catalogue.add(new ItemTerms(itemId, List.of(own)));
    }
    return catalogue;
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}

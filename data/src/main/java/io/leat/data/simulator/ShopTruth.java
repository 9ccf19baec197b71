package io.leat.data.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leat.data.ShopException;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * What a simulated shop's people really like, read from {@code truth.jsonl}: for tests that ask
 * whether personalisation found it. Keeps all items and users in memory. Immutable.
 */
public final class ShopTruth {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, TruthItem> items = new LinkedHashMap<>();
  private final Map<String, TruthUser> users = new LinkedHashMap<>();
  private final Map<String, Double> background = new LinkedHashMap<>();
  private Instant from = LogPeriod.START;
  private Instant until = LogPeriod.END;

  private ShopTruth() {}

  /**
   * Reads the file, plain or, where its name ends in {@code .gz}, gzipped.
   *
   * @throws ShopException when it cannot be read or a line is not of the truth
   */
  public static ShopTruth read(Path file) {
    ShopTruth truth = new ShopTruth();
    long number = 0;
    try (BufferedReader lines = open(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        truth.add(JSON.readTree(line));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new ShopException(
          "%s, line %d is no line of a shop's truth (%s): generate the shop anew"
              .formatted(file, number, e.getMessage()));
    }
    return truth;
  }

  /** How strongly the user wants the item at the end of the log; see {@link Affinity}. */
  public double affinity(String userId, String itemId) {
    return affinity(userId, itemId, until);
  }

  /**
   * The same at some time: tastes drift. Half of all pairs are below -7, one in a hundred is above
   * -0.5.
   *
   * @throws IllegalArgumentException for an unknown user or item
   */
  public double affinity(String userId, String itemId, Instant time) {
    TruthUser user = known(users, "user", userId);
    TruthItem item = known(items, "item", itemId);
    double passed = time.toEpochMilli() - from.toEpochMilli();
    double whole = until.toEpochMilli() - from.toEpochMilli();
    double fraction = Math.clamp(passed / whole, 0, 1);
    double interest =
        background.getOrDefault(item.type(), 0.0) + user.interest(item.type(), fraction);
    return Affinity.affinity(Math.max(interest, 1e-9), user.liking(item, fraction));
  }

  /** How often the item is drawn at random, relative to others of its type. */
  public double popularity(String itemId) {
    return known(items, "item", itemId).popularity();
  }

  /** The name of the item's product type. */
  public String type(String itemId) {
    return known(items, "item", itemId).type();
  }

  /** In the order of the file. */
  public Set<String> itemIds() {
    return items.keySet();
  }

  /** In the order of the file. */
  public Set<String> userIds() {
    return users.keySet();
  }

  private void add(JsonNode line) {
    String kind = line.required("kind").asText();
    switch (kind) {
      case "shop" -> {
        from = Instant.parse(line.required("from").asText());
        until = Instant.parse(line.required("until").asText());
        line.required("background")
            .properties()
            .forEach(entry -> background.put(entry.getKey(), entry.getValue().asDouble()));
      }
      case "item" -> items.put(line.required("item_id").asText(), TruthItem.of(line));
      case "user" -> users.put(line.required("user_id").asText(), TruthUser.of(line));
      default -> throw new IllegalArgumentException("kind " + kind + " is not known");
    }
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream in = new FileInputStream(file.toFile());
    InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
  }

  private static <T> T known(Map<String, T> map, String what, String id) {
    T value = map.get(id);
    if (value == null) {
      throw new IllegalArgumentException("The truth knows no " + what + " " + id);
    }
    return value;
  }
}

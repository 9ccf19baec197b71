package io.leat.flink;

import io.leat.data.ShopFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A hand-made shop on disk: two tastes, lamps and mugs, that share no shopper, and one item of each
 * kind that nobody has touched yet.
 */
public final class TinyShop {
  public static final List<String> LAMPS = List.of("lamp-1", "lamp-2", "lamp-3", "lamp-4");
  public static final List<String> MUGS = List.of("mug-1", "mug-2", "mug-3", "mug-4");

  private final List<String> items = new ArrayList<>();
  private final List<String> events = new ArrayList<>();

  /** With the standing assortment and 12 shoppers of each taste. */
  public static TinyShop standard() {
    TinyShop shop = new TinyShop();
    LAMPS.forEach(id -> shop.item(id, "Brass desk lamp " + id, "Home > Lighting"));
    MUGS.forEach(id -> shop.item(id, "Stoneware coffee mug " + id, "Kitchen > Mugs"));
    shop.item("lamp-new", "Brass desk lamp, new this week", "Home > Lighting");
    shop.item("mug-new", "Stoneware coffee mug, new this week", "Kitchen > Mugs");
    Random random = new Random(5);
    for (int user = 0; user < 24; user++) {
      List<String> taste = user % 2 == 0 ? LAMPS : MUGS;
      for (String item : taste) {
        if (random.nextInt(4) > 0) {
          shop.event("view", "user-" + user, null, item, user * 100 + random.nextInt(90));
        }
      }
      shop.event("purchase", "user-" + user, null, taste.get(user / 2 % 4), user * 100 + 95);
    }
    return shop;
  }

  public TinyShop item(String id, String title, String category) {
    items.add(
        "{\"item_id\":\"%s\",\"title\":\"%s\",\"categories\":[\"%s\"],\"price\":9.5,\"attributes\":{\"colour\":[\"red\",\"blue\"]}}"
            .formatted(id, title, category));
    return this;
  }

  /** An event whose id follows from its content's place. */
  public TinyShop event(
      String action,
      @Nullable String user,
      @Nullable String session,
      @Nullable String item,
      int minutesAfterStart) {
    return eventLine(line("e" + events.size(), action, user, session, item, minutesAfterStart));
  }

  public TinyShop search(String user, String query, int minutesAfterStart) {
    String line = line("e" + events.size(), "search", user, null, null, minutesAfterStart);
    return eventLine(line.replaceFirst("}$", ",\"query\":\"%s\"}".formatted(query)));
  }

  public static String line(
      String id,
      String action,
      @Nullable String user,
      @Nullable String session,
      @Nullable String item,
      int minutes) {
    StringBuilder line = new StringBuilder("{\"event_id\":\"" + id + "\"");
    field(line, "user_id", user);
    field(line, "session_id", session);
    field(line, "action", action);
    field(line, "item_id", item);
    field(
        line,
        "timestamp",
        Instant.parse("2026-03-01T08:00:00Z").plusSeconds(minutes * 60L).toString());
    return line.append('}').toString();
  }

  private static void field(StringBuilder line, String name, @Nullable String value) {
    if (value != null) {
      line.append(",\"").append(name).append("\":\"").append(value).append('"');
    }
  }

  public TinyShop eventLine(String line) {
    events.add(line);
    return this;
  }

  public TinyShop itemLine(String line) {
    items.add(line);
    return this;
  }

  public List<String> events() {
    return List.copyOf(events);
  }

  public TinyShop withoutEvents() {
    events.clear();
    return this;
  }

  public TinyShop shuffled(long seed) {
    Collections.shuffle(events, new Random(seed));
    return this;
  }

  public ShopFiles writeTo(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.write(directory.resolve("items.jsonl"), items);
    Files.write(directory.resolve("events.jsonl"), events);
    return new ShopFiles(directory);
  }

  public ShopFiles writeGzippedTo(Path directory) throws IOException {
    Files.createDirectories(directory);
    gzip(directory.resolve("items.jsonl.gz"), items);
    gzip(directory.resolve("events.jsonl.gz"), events);
    return new ShopFiles(directory);
  }

  private static void gzip(Path file, List<String> lines) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}

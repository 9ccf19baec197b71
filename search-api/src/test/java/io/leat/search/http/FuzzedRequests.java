package io.leat.search.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Requests that nobody should send: every route, every parameter, each with what it is not for. */
final class FuzzedRequests {
  private static final List<String> METHODS =
      List.of(
          "GET", "GET", "GET", "POST", "POST", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS",
          "TRACE", "BREW");

  private static final List<String> ROUTES =
      List.of(
          "/v1/search",
          "/v1/search",
          "/v1/search",
          "/v1/items/ID",
          "/v1/recommend/similar",
          "/v1/recommend/bought-together",
          "/v1/recommend/for-you",
          "/v1/recommend/buy-again",
          "/v1/recommend/trending",
          "/v1/recommend/recently-viewed",
          "/v1/recommend/next",
          "/v1/recommend/cart",
          "/v1/multi",
          "/v1/users",
          "/v1/users/ID",
          "/v1/users/ID/profile",
          "/v1/users/ID/consent",
          "/v1/users/ID/forgotten/ID",
          "/v1/events",
          "/v1/events",
          "/v1/items:batch",
          "/v1/admin/status",
          "/v1/admin/promote",
          "/v1/admin/rebuild",
          "/v1/admin/rollback",
          "/v1/suggest",
          "/v1/admin/generations",
          "/v1/admin/counters",
          "/v1/admin/people",
          "/v1/admin/map",
          "/v1/admin/verify",
          "/v1/admin/tasks/ID",
          "/health/ready",
          "/health/live",
          "/metrics",
          "/",
          "/page/app.js",
          "/v1/ID",
          "/ID",
          "//",
          "/v1/../../ID");

  private static final List<String> NAMES =
      List.of(
          "q",
          "q",
          "q",
          "size",
          "from",
          "user_id",
          "session_id",
          "session_items",
          "personalization",
          "blend",
          "cutoff",
          "exclude",
          "diversify",
          "max_per_brand",
          "group",
          "highlight",
          "item_ids",
          "kinds",
          "requests",
          "surface",
          "filter",
          "generation",
          "filter",
          "facet_filter",
          "facets",
          "sort",
          "cursor",
          "page",
          "explain",
          "group_by",
          "fields",
          "prefix",
          "limit",
          "event_id",
          "action",
          "item_id",
          "timestamp",
          "items",
          "value",
          "query",
          "quantity",
          "price",
          "title",
          "categories",
          "attributes",
          "identifiers",
          "created_at",
          "language",
          "image_url",
          "events",
          "updated_at",
          "position",
          "consent",
          "siez",
          "",
          "q[]",
          "__proto__");

  /** As texts; some mean something in some language of filters or patterns. */
  private static final List<String> TEXTS =
      List.of(
          "lamp",
          "red lamp",
          "item-001",
          "red",
          "",
          " ",
          "0",
          "-1",
          "1",
          "20",
          "1e400",
          "-1e-400",
          "NaN",
          "Infinity",
          "9223372036854775808",
          "1.5",
          "0x10",
          "١٢٣",
          "true",
          "TRUE",
          "null",
          "weighted",
          "(a+)+$",
          "^(([a-z])+.)+[A-Z]([a-z])+$",
          "a*b*c*d*e*f*g*",
          "?*?*?*?*",
          "\"",
          "\"\"\"\"",
          "((((((((((",
          "))))",
          "price:[1 TO",
          "price>1 AND",
          "NOT NOT NOT a",
          "a OR OR b",
          "brand:\"x",
          "brand = 'a' or 1=1",
          "x in (1,2,",
          "a..b",
          "\\",
          "\\u0000",
          "colour=red",
          "colour=",
          "=",
          "a=b=c",
          "../../etc/passwd",
          "%",
          "%zz",
          "{}",
          "[]",
          "${jndi:ldap://x}",
          "<script>alert(1)</script>",
          "2026-03-01T12:00:00Z",
          "2026-13-45T99:99:99Z",
          "\u0000",
          "\u202e\u200d\ufeff",
          "\ud83d\ude00\ud83d\udc4d",
          "e\u0301\u0301\u0301\u0301",
          "ﬁ ß İ ı ſ",
          "手机壳",
          "\u0627\u0644\u0633",
          "\ud83c\udff3\ufe0f",
          "a\nb\r\nc",
          "\t",
          "'; drop table items; --",
          "view",
          "purchase",
          "a b c d e f g h i j k");

  private final SplittableRandom random;

  FuzzedRequests(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * One request.
   *
   * @param http whether it is HTTP at all, so that it must be answered
   */
  record Fuzzed(byte[] bytes, boolean http, boolean head) {}

  Fuzzed next() {
    if (random.nextInt(50) == 0) {
      byte[] noise = new byte[1 + random.nextInt(200)];
      random.nextBytes(noise);
      return new Fuzzed(with(noise, "\r\n\r\n"), false, false);
    }
    String method = pick(METHODS);
    StringBuilder target = new StringBuilder(pick(ROUTES));
    for (int id = target.indexOf("ID"); id >= 0; id = target.indexOf("ID")) {
      target.replace(id, id + 2, encoded(pick(List.of("item-001", "red", text(), text()))));
    }
    char separator = '?';
    for (int parameters = random.nextInt(5); parameters > 0; parameters--) {
      target.append(separator).append(encoded(pick(NAMES)));
      if (random.nextInt(20) > 0) {
        target.append('=').append(encoded(text()));
      }
      separator = '&';
    }
    byte[] body = body(method);
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: x\r\n");
    head.append("Content-Length: ").append(body.length).append("\r\n");
    if (random.nextInt(3) == 0) {
      head.append("Content-Type: ");
      head.append(
          pick(
              List.of(
                  "application/json",
                  "text/plain",
                  "application/x-www-form-urlencoded",
                  "multipart/form-data",
                  "application/json; charset=utf-16",
                  ";;;",
                  "")));
      head.append("\r\n");
    }
    if (random.nextInt(10) == 0) {
      head.append(
          pick(
              List.of(
                  "Accept-Encoding: gzip;q=x",
                  "Accept: ;",
                  "Expect: 100-continuo",
                  "Cookie: a=\"",
                  "Range: bytes=9-1",
                  "If-None-Match: \"",
                  "X-Forwarded-For: \u00ff",
                  "Authorization: Bearer",
                  "Origin: null",
                  "Upgrade: websocket",
                  "Transfer-Encoding: gzip")));
      head.append("\r\n");
    }
    byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(start);
    all.writeBytes(body);
    return new Fuzzed(all.toByteArray(), true, method.equals("HEAD"));
  }

  private static byte[] with(byte[] bytes, String end) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(bytes);
    all.writeBytes(end.getBytes(StandardCharsets.US_ASCII));
    return all.toByteArray();
  }

  private String text() {
    return switch (random.nextInt(12)) {
      case 0 -> pick(TEXTS).repeat(1 + random.nextInt(60));
      case 1 -> noise(1 + random.nextInt(40));
      case 2 -> pick(TEXTS) + pick(TEXTS);
      case 3 -> "(".repeat(1 + random.nextInt(800)) + pick(TEXTS);
      default -> pick(TEXTS);
    };
  }

  /** Any characters, surrogates without a partner among them. */
  private String noise(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) random.nextInt(1 << (3 + random.nextInt(14))));
    }
    return text.toString();
  }

  /** Percent-encoded; now and then badly, or as a lone surrogate's bytes. */
  private String encoded(String text) {
    if (random.nextInt(30) == 0) {
      return pick(List.of("%", "%f", "%GG", "%ED%A0%80", "%FF%FE", "%C0%AF", "%00", "%2e%2e%2f"));
    }
    StringBuilder encoded = new StringBuilder();
    for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
      if (Character.isLetterOrDigit(next) || next == '-' || next == '_') {
        encoded.append((char) next);
      } else {
        encoded.append("%%%02X".formatted(next & 0xff));
      }
    }
    return encoded.toString();
  }

  private byte[] body(String method) {
    if (method.equals("GET") ? random.nextInt(20) > 0 : random.nextInt(10) == 0) {
      return new byte[0];
    }
    return switch (random.nextInt(14)) {
      case 0 -> "[".repeat(1 + random.nextInt(20_000)).getBytes(StandardCharsets.UTF_8);
      case 1 -> "{\"q\":".repeat(1 + random.nextInt(3000)).getBytes(StandardCharsets.UTF_8);
      case 2 -> noise(random.nextInt(300)).getBytes(StandardCharsets.UTF_8);
      case 3 -> object(0).getBytes(StandardCharsets.UTF_16);
      case 4 -> {
        byte[] bytes = object(0).getBytes(StandardCharsets.UTF_8);
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        yield bytes;
      }
      case 5 -> {
        String whole = object(0);
        yield whole.substring(0, random.nextInt(whole.length())).getBytes(StandardCharsets.UTF_8);
      }
      case 6 -> ("\ufeff" + object(0)).getBytes(StandardCharsets.UTF_8);
      case 7 -> (object(0) + object(0)).getBytes(StandardCharsets.UTF_8);
      case 8 -> ("[" + object(0) + "," + value(0) + "]").getBytes(StandardCharsets.UTF_8);
      case 9 ->
          ("{\"q\":\"" + "x".repeat(random.nextInt(200_000)) + "\"}")
              .getBytes(StandardCharsets.UTF_8);
      default -> object(0).getBytes(StandardCharsets.UTF_8);
    };
  }

  private String object(int depth) {
    StringBuilder json = new StringBuilder("{");
    for (int fields = random.nextInt(6); fields > 0; fields--) {
      json.append(string(pick(NAMES))).append(':').append(value(depth + 1));
      json.append(fields == 1 ? "" : ",");
    }
    return json.append('}').toString();
  }

  private String value(int depth) {
    return switch (random.nextInt(depth > 6 ? 6 : 10)) {
      case 0 -> pick(List.of("null", "true", "false", "NaN", "undefined", "+1", "01", "-", "1."));
      case 1 -> Long.toString(random.nextLong());
      case 2 -> pick(List.of("1e999999", "-1e-999999", "1E400", "9".repeat(2000), "1e2147483648"));
      case 3 ->
          pick(List.of("\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\\x\"", "\"\n\""));
      case 6 -> object(depth);
      case 7 -> "[" + value(depth + 1) + "," + value(depth + 1) + "]";
      case 8 -> "[]";
      default -> string(text());
    };
  }

  private static String string(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next < ' ' || next == '"' || next == '\\' || Character.isSurrogate(next)) {
        json.append("\\u%04x".formatted((int) next));
      } else {
        json.append(next);
      }
    }
    return json.append('"').toString();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}

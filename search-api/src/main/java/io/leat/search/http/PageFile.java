package io.leat.search.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of the page, as it is answered: with the headers that keep a browser from running what is
 * not the page's, and a tag by which it asks whether its copy is still good.
 */
record PageFile(byte[] content, String contentType, String tag) {
  /**
   * Scripts and styles come from here alone, so that a title that smuggles in a script finds none
   * to run; images may come from where the shop keeps them.
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' data: http: https:; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  private static final int TAG_BYTES = 12;

  /**
   * The file beside this package's resources.
   *
   * @param name such as {@code page/app.js}
   * @return empty where there is none
   */
  static Optional<PageFile> read(String name) {
    try (InputStream stream = PageFile.class.getResourceAsStream("/io/leat/search/" + name)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(of(stream.readAllBytes(), contentType(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PageFile of(byte[] content, String contentType) {
    return new PageFile(content, contentType, tagOf(content));
  }

  /** Weak, for the same file is answered compressed and as it is. */
  private static String tagOf(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return "W/\"" + HexFormat.of().formatHex(Arrays.copyOf(digest, TAG_BYTES)) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every JDK has SHA-256", e);
    }
  }

  private static String contentType(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      case "json" -> "application/json";
      default -> "application/octet-stream";
    };
  }

  /** Answers with it, or with 304 where the browser has it. */
  void answer(Context context) {
    context
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        // A browser asks each time, and a new version is seen at once.
        .header("Cache-Control", "no-cache")
        .header("ETag", tag);
    if (isKnown(context.header("If-None-Match"))) {
      context.status(304);
    } else {
      context.contentType(contentType).result(content);
    }
  }

  private boolean isKnown(@Nullable String tags) {
    return tags != null
        && Arrays.stream(tags.split(","))
            .map(String::strip)
            // The compression may mark the tag of what it compressed.
            .anyMatch(each -> each.equals("*") || opaque(each).equals(opaque(tag)));
  }

  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}

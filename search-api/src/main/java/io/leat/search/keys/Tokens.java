package io.leat.search.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Tokens as they are sent: {@code leat_ID_SECRET}. */
final class Tokens {
  static final String PREFIX = "leat_";

  private Tokens() {}

  /** The id that a token names; null where it is no token. */
  static @Nullable String id(String token) {
    int end = token.indexOf('_', PREFIX.length());
    return token.startsWith(PREFIX) && end > PREFIX.length()
        ? token.substring(PREFIX.length(), end)
        : null;
  }

  static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

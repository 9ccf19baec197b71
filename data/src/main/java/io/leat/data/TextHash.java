package io.leat.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * 64-bit hashes of ids, for counting distinct ones among millions in little memory. Of ten million
 * ids, two share a hash with a probability of about 3 in a million; whoever keeps hashes in place
 * of ids accepts that.
 */
public final class TextHash {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private TextHash() {}

  /**
   * FNV-1a over the UTF-16 units (Fowler, Noll & Vo), then the finaliser of MurmurHash3 (Appleby),
   * which spreads the differences of short ids over all bits.
   */
  public static long of(String text) {
    long hash = OFFSET;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }

  /** The first half of the text's SHA-256, as 32 hexadecimal digits: an id for what has none. */
  public static String hex(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, hash.length / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

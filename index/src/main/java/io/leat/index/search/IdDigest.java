package io.leat.index.search;

import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * A set of ids in two numbers, whatever their order: two sets of equal digests are the same, but
 * for one chance in 2^64. Compares fifty million ids without holding them.
 *
 * @param count how many ids
 * @param sum of their 64-bit hashes, wrapping around
 */
record IdDigest(long count, long sum) {
  static final IdDigest EMPTY = new IdDigest(0, 0);

  IdDigest with(BytesRef id) {
    return new IdDigest(count + 1, sum + StringHelper.murmurhash3_x64_128(id)[0]);
  }

  /** Each id must come once. */
  static IdDigest of(Iterable<String> ids) {
    IdDigest digest = EMPTY;
    for (String id : ids) {
      digest = digest.with(new BytesRef(id));
    }
    return digest;
  }
}

package io.leat.data;

/**
 * A set of 64-bit hashes in one array, open addressing with linear probing: 10 million take 134 MB.
 * It relies on its elements being well mixed already ({@link TextHash}).
 */
public final class LongHashSet {
  private long[] slots = new long[1 << 10];
  private int size;
  private boolean hasZero;

  /** Whether the hash is new. */
  public boolean add(long hash) {
    if (hash == 0) {
      // Zero marks a free slot.
      boolean added = !hasZero;
      hasZero = true;
      return added;
    }
    if (!insert(slots, hash)) {
      return false;
    }
    size++;
    if (size > slots.length / 4 * 3) {
      grow();
    }
    return true;
  }

  public boolean contains(long hash) {
    if (hash == 0) {
      return hasZero;
    }
    int slot = (int) hash & (slots.length - 1);
    while (slots[slot] != 0) {
      if (slots[slot] == hash) {
        return true;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return false;
  }

  public int size() {
    return size + (hasZero ? 1 : 0);
  }

  private void grow() {
    long[] larger = new long[Math.multiplyExact(slots.length, 2)];
    for (long hash : slots) {
      if (hash != 0) {
        insert(larger, hash);
      }
    }
    slots = larger;
  }

  private static boolean insert(long[] slots, long hash) {
    int slot = (int) hash & (slots.length - 1);
    while (slots[slot] != 0) {
      if (slots[slot] == hash) {
        return false;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = hash;
    return true;
  }
}

package io.leat.search.retrieve;

import java.util.Arrays;

/** Sets of documents as ascending arrays of their numbers. */
public final class DocumentSets {
  private DocumentSets() {}

  /** What is in either. */
  public static int[] union(int[] one, int[] other) {
    if (one.length == 0 || other.length == 0) {
      return one.length == 0 ? other : one;
    }
    int[] union = new int[one.length + other.length];
    int i = 0;
    int j = 0;
    int count = 0;
    while (i < one.length && j < other.length) {
      int least = Math.min(one[i], other[j]);
      i += one[i] == least ? 1 : 0;
      j += other[j] == least ? 1 : 0;
      union[count++] = least;
    }
    while (i < one.length) {
      union[count++] = one[i++];
    }
    while (j < other.length) {
      union[count++] = other[j++];
    }
    return count == union.length ? union : Arrays.copyOf(union, count);
  }

  /** What is in both. */
  public static int[] intersection(int[] one, int[] other) {
    int[] both = new int[Math.min(one.length, other.length)];
    int count = 0;
    int j = 0;
    for (int doc : one) {
      while (j < other.length && other[j] < doc) {
        j++;
      }
      if (j < other.length && other[j] == doc) {
        both[count++] = doc;
      }
    }
    return count == both.length ? both : Arrays.copyOf(both, count);
  }
}

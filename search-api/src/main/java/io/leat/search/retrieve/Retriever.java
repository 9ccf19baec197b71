package io.leat.search.retrieve;

import io.leat.core.blend.Scale;
import java.io.IOException;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * One way to find items, bound to one query or person: it can bring documents in, and it can give
 * its raw score of any document, whoever brought it in.
 */
public interface Retriever {

  /** Nanoseconds of its work that were spent before it was asked. */
  default long preparedNanos() {
    return 0;
  }

  /** Its part's name in a hit's score: {@code text}. */
  String name();

  /** How its raw scores compare with each other. */
  Scale scale();

  /**
   * Lucene's document numbers of what it finds, ascending. How many it finds does not depend on the
   * page that is asked for.
   *
   * @param filter every document found passes it; null for all
   */
  int[] retrieve(IndexSearcher searcher, @Nullable Query filter) throws IOException;

  /**
   * Whether it finds without a limit whatever matches, so that only its {@link #leading} are worth
   * a second look.
   */
  default boolean isUnlimited() {
    return false;
  }

  /**
   * The documents of its greatest scores, ties by item id; ascending by their numbers.
   *
   * @param depth how many at most
   * @throws UnsupportedOperationException where it is not {@link #isUnlimited}
   */
  default int[] leading(IndexSearcher searcher, @Nullable Query filter, int depth)
      throws IOException {
    throw new UnsupportedOperationException(name() + " finds few: retrieve them all");
  }

  /** Its raw score of any document; no value where it has no opinion. */
  DoubleValuesSource scores();
}

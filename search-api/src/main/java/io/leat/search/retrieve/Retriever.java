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

  /** Its raw score of any document; no value where it has no opinion. */
  DoubleValuesSource scores();
}

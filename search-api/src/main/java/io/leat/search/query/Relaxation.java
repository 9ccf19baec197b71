package io.leat.search.query;

import io.leat.search.query.UnderstoodTerm.Spelling;
import io.leat.search.retrieve.MatchingDocuments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Which words must be dropped for an item to be left, where no item has as many as it should. The
 * most telling stay: from the rarest word on, each is kept with which some item is still found.
 *
 * <pre>
 * cheap brass lamp xl   (lamps of brass, none of them cheap or xl)  -&gt; dropped: cheap, xl
 * </pre>
 */
public final class Relaxation {
  private Relaxation() {}

  /**
   * The words to drop, in the query's order; empty when some item has all known words.
   *
   * @param filter which items count; null for all
   */
  public static List<UnderstoodTerm> dropped(
      UnderstoodQuery understood, IndexSearcher searcher, @Nullable Query filter)
      throws IOException {
    List<UnderstoodTerm> known =
        understood.terms().stream()
            .filter(term -> !term.used().isEmpty())
            .sorted(Comparator.comparingInt(term -> documents(term.used())))
            .toList();
    List<UnderstoodTerm> kept = new ArrayList<>();
    Set<UnderstoodTerm> dropped = new HashSet<>();
    for (UnderstoodTerm term : known) {
      kept.add(term);
      if (!found(kept, searcher, filter)) {
        kept.removeLast();
        dropped.add(term);
      }
    }
    return understood.terms().stream().filter(dropped::contains).toList();
  }

  private static int documents(List<Spelling> used) {
    return used.getFirst().documents();
  }

  private static boolean found(
      List<UnderstoodTerm> words, IndexSearcher searcher, @Nullable Query filter)
      throws IOException {
    Query all = TextQuery.of(new UnderstoodQuery("", words), words.size());
    return MatchingDocuments.count(searcher, all, filter, 1) > 0;
  }
}

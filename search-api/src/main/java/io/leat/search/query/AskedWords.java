package io.leat.search.query;

import io.leat.index.document.TitleTerms;
import io.leat.search.query.UnderstoodTerm.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A query's words ready to be compared with titles, of which only a few best matches are: each word
 * has a place, and a title's term says which places it fills.
 */
public final class AskedWords {
  /** As many places as a long has bits; a query of more words is compared by its first. */
  private static final int MOST = Long.SIZE;

  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with",
          "x");

  private final Map<String, Long> places = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final List<Double> telling = new ArrayList<>();
  private final double allTelling;
  private final int lastWord;
  private final long numbers;

  /**
   * @param items in the index
   */
  public AskedWords(UnderstoodQuery understood, int items) {
    for (UnderstoodTerm term : understood.terms()) {
      if (!term.used().isEmpty() && asked.size() + term.used().getFirst().terms().size() <= MOST) {
        add(term.used(), items);
      }
    }
    this.allTelling = telling.stream().mapToDouble(Double::doubleValue).sum();
    this.lastWord = lastWord();
    this.numbers = numbers();
  }

  private void add(List<Spelling> spellings, int items) {
    Spelling best = spellings.getFirst();
    for (String term : best.terms()) {
      place(term, asked.size());
      asked.add(term);
      telling.add(inverseFrequency(best.documents(), items));
    }
    for (Spelling other : spellings.subList(1, spellings.size())) {
      other.terms().forEach(term -> place(term, asked.size() - 1));
    }
  }

  private void place(String term, int place) {
    places.merge(term, 1L << place, (one, other) -> one | other);
  }

  /** BM25's weight of a word: few items have what tells them apart. */
  private static double inverseFrequency(int documents, int items) {
    return Math.log(1 + (items - documents + 0.5) / (documents + 0.5));
  }

  private int lastWord() {
    for (int place = asked.size() - 1; place >= 0; place--) {
      String term = asked.get(place);
      if (!isNumber(term) && !FUNCTION_WORDS.contains(term)) {
        return place;
      }
    }
    return -1;
  }

  private long numbers() {
    long found = 0;
    for (int place = 0; place < asked.size(); place++) {
      found |= isNumber(asked.get(place)) ? 1L << place : 0;
    }
    return found;
  }

  private static boolean isNumber(String term) {
    return Character.isDigit(term.charAt(0));
  }

  /** What a word's weight is, summed over all: what the features are shares of. */
  public double allTelling() {
    return allTelling;
  }

  /** How the title answers the words. */
  public TitleFeatures compare(TitleTerms title) {
    List<String> terms = title.terms();
    if (terms.isEmpty() || asked.isEmpty()) {
      return TitleFeatures.NONE;
    }
    long[] filled = new long[terms.size()];
    long all = 0;
    for (int i = 0; i < filled.length; i++) {
      filled[i] = places.getOrDefault(terms.get(i), 0L);
      all |= filled[i];
    }
    return new TitleFeatures(
        share(Long.bitCount(all), asked.size()),
        pairs(filled) / allTelling,
        filled[title.head() - 1] == 0 ? 0 : 1,
        share(Long.bitCount(all & numbers), Long.bitCount(numbers)),
        lastWord >= 0 && (all & 1L << lastWord) != 0 ? 1 : 0,
        nearly(terms, all) / allTelling);
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** Neighbours in the query that are neighbours in the title, by the weight of the lesser. */
  private double pairs(long[] filled) {
    double sum = 0;
    for (int place = 0; place + 1 < asked.size(); place++) {
      if (adjacent(filled, 1L << place, 1L << (place + 1))) {
        sum += Math.min(telling.get(place), telling.get(place + 1));
      }
    }
    return sum;
  }

  private static boolean adjacent(long[] filled, long first, long second) {
    for (int i = 0; i < filled.length; i++) {
      boolean here = (filled[i] & first) != 0;
      boolean joined = (filled[i] & second) != 0;
      boolean next = i + 1 < filled.length && (filled[i + 1] & second) != 0;
      if (here && (joined || next)) {
        return true;
      }
    }
    return false;
  }

  /** Words that the title has in another form only: drive for driving, by the weight of each. */
  private double nearly(List<String> terms, long all) {
    double sum = 0;
    for (int place = 0; place < asked.size(); place++) {
      if ((all & 1L << place) == 0) {
        double best = 0;
        for (String term : terms) {
          best = Math.max(best, likeness(asked.get(place), term));
        }
        sum += best * telling.get(place);
      }
    }
    return sum;
  }

  /** The common beginning as a share of the longer, if it is four letters at least. */
  private static double likeness(String one, String other) {
    int length = Math.min(one.length(), other.length());
    int common = 0;
    while (common < length && one.charAt(common) == other.charAt(common)) {
      common++;
    }
    return common < 4 || isNumber(one)
        ? 0
        : (double) common / Math.max(one.length(), other.length());
  }
}

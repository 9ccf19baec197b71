package io.leat.search;

import io.leat.index.document.ItemFields;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.live.LiveMemory;
import io.leat.search.suggest.SuggestEntry;
import io.leat.search.suggest.Suggester;
import io.leat.search.suggest.Suggester.Found;
import io.leat.search.suggest.Suggestion;
import io.leat.search.suggest.SuggestionKind;
import io.leat.search.suggest.TypedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/** Suggestions for one shopper: what is wanted by many, what this one likes first. */
final class Suggestions {
  /** So many times as many as are shown are looked at, to choose from by the shopper's taste. */
  private static final int CHOICE = 4;

  /** The shopper's newest items, by whose brands and categories theirs are known. */
  private static final int KNOWN_ITEMS = 30;

  private final LiveMemory memory;

  Suggestions(LiveMemory memory) {
    this.memory = memory;
  }

  SuggestAnswer answer(
      ServingSnapshot snapshot,
      @Nullable Suggester suggester,
      SuggestRequest request,
      String queryId)
      throws IOException {
    Shopper shopper = Shopper.of(snapshot, memory, request.asker());
    List<Suggestion> suggestions = new ArrayList<>();
    if (suggester != null) {
      Taste taste = Taste.of(snapshot, shopper, request.strength());
      for (SuggestionKind kind : SuggestionKind.values()) {
        if (request.kinds().contains(kind)) {
          suggestions.addAll(ofKind(suggester, kind, request, taste));
        }
      }
    }
    return new SuggestAnswer(
        queryId,
        Served.by(snapshot),
        Freshness.of(snapshot, memory, shopper.newest()),
        Personalization.of(shopper, request.strength()),
        Degraded.suggestions(suggester != null),
        suggestions);
  }

  private static List<Suggestion> ofKind(
      Suggester suggester, SuggestionKind kind, SuggestRequest request, Taste taste)
      throws IOException {
    List<Found> found = suggester.find(kind, request.text(), CHOICE * request.size());
    List<TypedText.Word> typed = TypedText.words(request.text());
    return taste.order(found).stream()
        .limit(request.size())
        .map(each -> suggestion(each, typed))
        .toList();
  }

  private static Suggestion suggestion(SuggestEntry entry, List<TypedText.Word> typed) {
    String filter =
        switch (entry.kind()) {
          case CATEGORY -> "category:" + quoted(entry.text());
          case BRAND -> "brand:" + quoted(entry.text());
          case PRODUCT, QUERY -> null;
        };
    return new Suggestion(
        entry.kind().externalName(),
        entry.text(),
        highlighted(entry.text(), typed),
        entry.itemId(),
        filter);
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Marks the beginnings of words that were typed. */
  private static String highlighted(String text, List<TypedText.Word> typed) {
    List<Marks.Place> places = new ArrayList<>();
    for (TypedText.Word word : TypedText.words(text)) {
      typed.stream()
          .filter(each -> word.term().startsWith(each.term()))
          .max(Comparator.comparingInt(each -> each.term().length()))
          .ifPresent(
              each ->
                  places.add(
                      new Marks.Place(
                          word.from(), Math.min(word.to(), word.from() + each.term().length()))));
    }
    return Marks.marked(text, 0, text.length(), places);
  }

  /** What a shopper likes among the suggestions of one kind. */
  private record Taste(
      ServingSnapshot snapshot,
      double strength,
      float @Nullable [] interest,
      Map<String, Integer> brands,
      Map<String, Integer> categories) {

    static Taste of(ServingSnapshot snapshot, Shopper shopper, double strength) throws IOException {
      Map<String, Integer> brands = new HashMap<>();
      Map<String, Integer> categories = new HashMap<>();
      if (strength > 0) {
        ItemRecords records = new ItemRecords(snapshot);
        for (Shopper.Preference preference :
            shopper.newestFirst(snapshot.model()).stream().limit(KNOWN_ITEMS).toList()) {
          int doc = snapshot.itemDoc(preference.itemId());
          if (doc >= 0) {
            var record = records.record(doc);
            brands.merge(record.path("brand").asText(), 1, Integer::sum);
            record
                .path("categories")
                .forEach(path -> categories.merge(path.asText(), 1, Integer::sum));
          }
        }
      }
      return new Taste(
          snapshot, strength, strength > 0 ? shopper.vector() : null, brands, categories);
    }

    /** The exact ones first, each by its weight and the shopper's liking; the gone left out. */
    List<SuggestEntry> order(List<Found> found) {
      List<Found> there =
          found.stream()
              .filter(
                  each ->
                      each.entry().itemId() == null || snapshot.itemDoc(each.entry().itemId()) >= 0)
              .toList();
      double heaviest = there.stream().mapToDouble(each -> each.entry().weight()).max().orElse(0);
      double[] likings = there.stream().mapToDouble(each -> liking(each.entry())).toArray();
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (double liking : likings) {
        least = Math.min(least, liking);
        most = Math.max(most, liking);
      }
      Map<Found, Double> worth = new HashMap<>();
      for (int i = 0; i < likings.length; i++) {
        double weight =
            heaviest > 0
                ? Math.log1p(Math.max(0, there.get(i).entry().weight())) / Math.log1p(heaviest)
                : 0;
        double liked = most > least ? (likings[i] - least) / (most - least) : 0;
        worth.put(there.get(i), (1 - strength) * weight + strength * liked);
      }
      return there.stream()
          .sorted(
              Comparator.comparingInt((Found each) -> each.exact() ? 0 : 1)
                  .thenComparingDouble(each -> -worth.getOrDefault(each, 0.0)))
          .map(Found::entry)
          .toList();
    }

    private double liking(SuggestEntry entry) {
      return switch (entry.kind()) {
        case QUERY -> 0;
        case BRAND -> brands.getOrDefault(entry.text(), 0);
        case CATEGORY ->
            categories.entrySet().stream()
                .filter(known -> known.getKey().startsWith(entry.text()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        case PRODUCT -> product(entry.itemId());
      };
    }

    private double product(@Nullable String itemId) {
      int doc = itemId == null || interest == null ? -1 : snapshot.itemDoc(itemId);
      float[] vector = doc < 0 ? null : snapshot.vector(doc, ItemFields.EMBEDDING);
      return vector == null || interest == null ? 0 : VectorUtil.dotProduct(interest, vector);
    }
  }
}

package io.leat.search.rules;

import java.util.List;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * A query after the rules.
 *
 * @param text without the words that rules deleted; as typed where none did; may be blank
 * @param synonyms of the words that are left
 * @param boosts what is lifted and sunk
 * @param filters all of which an item must match
 * @param pins in ascending order of their positions
 * @param redirect where to send the shopper instead; null for nowhere
 */
public record RuledQuery(
    String text,
    List<Synonym> synonyms,
    List<Boost> boosts,
    List<Query> filters,
    List<Pin> pins,
    @Nullable String redirect) {

  public RuledQuery {
    synonyms = List.copyOf(synonyms);
    boosts = List.copyOf(boosts);
    filters = List.copyOf(filters);
    pins = List.copyOf(pins);
  }

  static RuledQuery asTyped(String text) {
    return new RuledQuery(text, List.of(), List.of(), List.of(), List.of(), null);
  }

  /**
   * What may stand for a word.
   *
   * @param word as typed, in lower case
   * @param words of which an item must have all
   * @param weight beside the word itself, above 0
   */
  public record Synonym(String word, List<String> words, float weight) {
    public Synonym {
      words = List.copyOf(words);
    }
  }

  /**
   * What a match adds to an item's score.
   *
   * @param share of the greatest relevance; below 0 it sinks
   */
  public record Boost(Query query, double share) {}

  /**
   * An item at a place of its own.
   *
   * @param position from 1
   */
  public record Pin(String itemId, int position) {}
}

package io.leat.search.suggest;

import org.jspecify.annotations.Nullable;

/**
 * Something that may be suggested.
 *
 * @param text to be shown
 * @param words that it is found by
 * @param weight how much it is wanted, greatest first
 * @param itemId of a product
 */
public record SuggestEntry(
    SuggestionKind kind, String text, String words, double weight, @Nullable String itemId) {}

package io.leat.search.suggest;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One suggestion.
 *
 * @param kind {@code product}
 * @param text to be shown, and to be searched for
 * @param highlighted the text for HTML, what was typed between {@code <em>} tags
 * @param itemId of a product
 * @param filter that leads to a category's or brand's items, as {@code filter} of a search
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Suggestion(
    String kind,
    String text,
    String highlighted,
    @Nullable String itemId,
    @Nullable String filter) {}

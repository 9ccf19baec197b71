package io.leat.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of hits.
 *
 * @param total how many items the frozen candidate set holds
 * @param query as it was understood; null where there was no text
 * @param unknownSessionItems session items that the snapshot does not have, and that were left out
 */
public record SearchAnswer(
    Served index,
    Freshness freshness,
    int total,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable QueryEcho query,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> unknownSessionItems,
    List<Hit> hits) {}

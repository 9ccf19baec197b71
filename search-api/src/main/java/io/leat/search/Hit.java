package io.leat.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.leat.search.blend.PartScore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One item of an answer.
 *
 * @param score null where the order is not that of scores
 * @param rank from 1, over all pages
 * @param variants that the hit stands for, itself included; null where they are not grouped
 * @param fields of the shop's own record
 * @param highlights by field: text for HTML, what was searched for between {@code <em>} tags
 * @param parts whose contributions add up to the score; only where an explanation is wanted
 * @param because the shopper's own items that moved the interest part, greatest share first; only
 *     where an explanation is wanted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Hit(
    String itemId,
    @Nullable Double score,
    int rank,
    @Nullable Integer variants,
    JsonNode fields,
    @Nullable Map<String, String> highlights,
    Reason reason,
    @Nullable List<PartScore> parts,
    @Nullable List<Influence> because) {}

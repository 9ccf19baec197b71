package io.leat.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.leat.search.blend.PartScore;
import java.util.List;

/**
 * One item of an answer.
 *
 * @param parts whose contributions add up to the score
 * @param item the shop's own record
 * @param because the profile items that speak most for it, greatest share first
 */
public record Hit(
    String itemId,
    double score,
    List<PartScore> parts,
    JsonNode item,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Reason> because) {}

package io.leat.search.page;

import io.leat.search.blend.PartScore;
import java.util.List;

/**
 * One item of a page.
 *
 * @param doc Lucene's document number
 * @param score not a number where the order is not that of scores
 * @param parts whose contributions add up to the score
 * @param variants that it stands for, itself included; 1 where variants are not grouped
 */
public record RankedItem(int doc, double score, List<PartScore> parts, int variants) {}

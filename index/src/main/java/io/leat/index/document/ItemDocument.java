package io.leat.index.document;

import io.leat.core.together.BoughtTogether;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One item as it is indexed.
 *
 * @param categories paths from the root, {@code "Home > Lighting"}; every prefix of a path is a
 *     filter value too
 * @param createdAt epoch milliseconds; 0 when unknown
 * @param popularity decayed weight of everyone's actions on it, not negative
 * @param trend how many took to it of late, not negative
 * @param rise logarithm of how many more took to it of late than in the longer run
 * @param embedding collaborative vector, compared by inner product
 * @param content unit content vector, compared by cosine; all zero when no term is known
 * @param neighbours the lists of items that speak for this one, at most one of each relation
 * @param boughtTogether what is bought in the same baskets, strongest first
 * @param language of its texts, a BCP 47 tag; null for one that is not said
 * @param json the record as it came from the shop, stored for display
 */
public record ItemDocument(
    String itemId,
    String title,
    @Nullable String description,
    @Nullable String brand,
    List<String> categories,
    @Nullable Double price,
    boolean inStock,
    Map<String, List<String>> attributes,
    List<String> identifiers,
    @Nullable String groupId,
    long createdAt,
    double popularity,
    double trend,
    double rise,
    float[] embedding,
    float[] content,
    List<ItemNeighbours> neighbours,
    List<BoughtTogether> boughtTogether,
    @Nullable String language,
    String json) {}

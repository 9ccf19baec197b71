package io.leat.evaluation.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One question, in words that any engine could be asked.
 *
 * @param text the words typed; null where an item is asked about
 * @param userId who asks; null for nobody in particular
 * @param itemId whose like are wanted; null where words are asked for
 */
record BenchQuery(
    QueryKind kind, @Nullable String text, @Nullable String userId, @Nullable String itemId) {
  private static final int SIZE = 20;

  /** Leat's own path for it. */
  String path() {
    StringBuilder path = new StringBuilder();
    if (itemId != null) {
      path.append("/v1/recommend/similar?size=").append(SIZE).append("&item_id=").append(itemId);
    } else if (kind == QueryKind.SUGGEST) {
      path.append("/v1/suggest?q=").append(encode(text));
    } else {
      path.append("/v1/search?size=").append(SIZE).append("&q=").append(encode(text));
    }
    if (userId != null) {
      path.append("&user_id=").append(userId);
    }
    if (kind == QueryKind.FACETS) {
      path.append("&facets=brand,category,price,").append(BenchShop.SHARE);
    }
    if (kind.percent() > 0) {
      path.append("&filter=").append(encode(BenchShop.SHARE + ":p" + kind.percent()));
    }
    return path.toString();
  }

  private static String encode(@Nullable String text) {
    return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8).replace("+", "%20");
  }
}

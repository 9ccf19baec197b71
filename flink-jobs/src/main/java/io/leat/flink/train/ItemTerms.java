package io.leat.flink.train;

import io.leat.data.Item;
import io.leat.index.document.ItemText;
import io.leat.index.document.Language;
import java.util.List;

/** An item's text, analysed as the index analyses it. */
public record ItemTerms(String itemId, List<String> terms) {

  public static ItemTerms of(Item item) {
    return new ItemTerms(
        item.itemId(),
        ItemText.terms(
            item.title(),
            item.brand(),
            item.categories(),
            item.description(),
            Language.of(item.language()).orElse(null)));
  }
}

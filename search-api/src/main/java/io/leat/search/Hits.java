package io.leat.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.page.ItemPage;
import io.leat.search.page.RankedItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of items as people and programs are shown them. */
final class Hits {
  private final ItemRecords records;
  private final Presentation presentation;
  private final @Nullable Highlights highlights;
  private final Told told;

  /** Says why an item is there. */
  interface Told {
    Reason reason(RankedItem item) throws IOException;

    List<Influence> because(RankedItem item) throws IOException;

    /** By the parts of the score and the shopper's own items. */
    static Told of(Influences influences) {
      return new Told() {
        @Override
        public Reason reason(RankedItem item) throws IOException {
          return Reasons.of(item, influences);
        }

        @Override
        public List<Influence> because(RankedItem item) throws IOException {
          return influences.of(item.doc());
        }
      };
    }
  }

  /**
   * @param highlights null where nothing is marked
   */
  Hits(
      ServingSnapshot snapshot,
      Presentation presentation,
      @Nullable Highlights highlights,
      Told told) {
    this.records = new ItemRecords(snapshot);
    this.presentation = presentation;
    this.highlights = highlights;
    this.told = told;
  }

  /**
   * The hits.
   *
   * @param from rank of the first, from 0
   * @param grouped whether each stands for its variants
   */
  List<Hit> of(ItemPage page, int from, boolean grouped) throws IOException {
    List<Hit> hits = new ArrayList<>();
    for (RankedItem item : page.items()) {
      JsonNode record = records.record(item.doc());
      hits.add(
          new Hit(
              records.itemId(item.doc()),
              Double.isNaN(item.score()) ? null : item.score(),
              from + hits.size() + 1,
              grouped ? item.variants() : null,
              fields(record),
              highlights == null ? null : highlights.of(record),
              told.reason(item),
              presentation.explain() ? item.parts() : null,
              presentation.explain() ? told.because(item) : null));
    }
    return hits;
  }

  private JsonNode fields(JsonNode record) {
    if (presentation.fields().isEmpty() || !(record instanceof ObjectNode object)) {
      return record;
    }
    return object.retain(presentation.fields());
  }
}

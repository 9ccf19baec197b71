package io.leat.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.leat.core.projection.PlaneProjection;
import io.leat.index.document.ItemFields;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.live.LiveMemory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * The item embedding on the plane on which it differs most.
 *
 * @param interest of the shopper, of the length of the items; null where nobody is asked about or
 *     nothing is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MapAnswer(Served index, List<Item> items, PlaneProjection.@Nullable Point interest) {
  static final int RECOMMENDED = 20;

  /**
   * One item.
   *
   * @param category its first path; null where it has none
   * @param recommended whether it is for the shopper
   */
  public record Item(
      String itemId,
      String title,
      @Nullable String category,
      double x,
      double y,
      boolean recommended) {}

  private record Drawn(int doc, float[] vector) {}

  static MapAnswer of(
      ServingSnapshot snapshot,
      LiveMemory memory,
      int size,
      @Nullable String userId,
      List<String> recommended)
      throws IOException {
    List<Drawn> drawn = drawn(snapshot, size, recommended);
    if (drawn.isEmpty()) {
      return new MapAnswer(Served.by(snapshot), List.of(), null);
    }
    PlaneProjection plane =
        PlaneProjection.of(drawn.stream().map(each -> unit(each.vector)).toList());
    ItemRecords records = new ItemRecords(snapshot);
    Set<String> marked = new HashSet<>(recommended);
    List<Item> items = new ArrayList<>();
    for (Drawn each : drawn) {
      PlaneProjection.Point point = plane.point(unit(each.vector));
      JsonNode record = records.record(each.doc);
      String itemId = records.itemId(each.doc);
      JsonNode category = record.path("categories").path(0);
      items.add(
          new Item(
              itemId,
              record.path("title").asText(),
              category.isTextual() ? category.asText() : null,
              point.x(),
              point.y(),
              marked.contains(itemId)));
    }
    Shopper shopper = Shopper.of(snapshot, memory, new Asker(userId, null, List.of()));
    float[] interest = userId == null ? null : shopper.vector();
    return new MapAnswer(
        Served.by(snapshot), items, interest == null ? null : plane.point(unit(interest)));
  }

  /** What is recommended, and others spread over the index. */
  private static List<Drawn> drawn(ServingSnapshot snapshot, int size, List<String> recommended) {
    Set<Integer> docs = new HashSet<>();
    recommended.forEach(itemId -> docs.add(snapshot.itemDoc(itemId)));
    int documents = snapshot.items().getIndexReader().maxDoc();
    Bits living = MultiBits.getLiveDocs(snapshot.items().getIndexReader());
    double step = Math.max(1, (double) documents / size);
    for (double next = 0; next < documents; next += step) {
      if (living == null || living.get((int) next)) {
        docs.add((int) next);
      }
    }
    List<Drawn> drawn = new ArrayList<>();
    for (int doc : docs.stream().filter(doc -> doc >= 0).sorted().toList()) {
      float[] vector = snapshot.vector(doc, ItemFields.EMBEDDING);
      if (vector != null) {
        drawn.add(new Drawn(doc, vector));
      }
    }
    return drawn;
  }

  /** Of length 1: likeness is of direction, and the popular would fill the picture otherwise. */
  private static float[] unit(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    float[] unit = vector.clone();
    for (int i = 0; squares > 0 && i < unit.length; i++) {
      unit[i] /= (float) Math.sqrt(squares);
    }
    return unit;
  }
}

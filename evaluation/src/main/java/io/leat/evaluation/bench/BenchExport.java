package io.leat.evaluation.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leat.data.json.ItemJson;
import io.leat.index.snapshot.SnapshotStore;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * The shop and its queries for any other engine, one JSON object a line.
 *
 * <pre>
 * items.ndjson     the item's record, and popularity, embedding
 * queries.ndjson   kind, path (Leat's own) and what it asks: text, item_id, user_id, share, vector
 * </pre>
 *
 * @param directory made when it is not there
 */
record BenchExport(BenchShop shop, Path directory) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BATCH = 10_000;

  /**
   * Writes all.
   *
   * @param queries of each kind
   */
  void write(int queries, SnapshotStore store) throws IOException {
    Files.createDirectories(directory);
    try (BufferedWriter out = Files.newBufferedWriter(directory.resolve("items.ndjson"))) {
      for (int from = 0; from < shop.items(); from += BATCH) {
        String[] lines =
            IntStream.range(from, Math.min(shop.items(), from + BATCH))
                .parallel()
                .mapToObj(this::item)
                .toArray(String[]::new);
        for (String line : lines) {
          out.write(line);
          out.newLine();
        }
      }
    }
    BenchPeople people = new BenchPeople(shop, BenchModel.read(store));
    try (BufferedWriter out = Files.newBufferedWriter(directory.resolve("queries.ndjson"))) {
      for (QueryKind kind : QueryKind.values()) {
        for (BenchQuery query : new BenchQueries(shop).of(kind, queries)) {
          out.write(query(query, people).toString());
          out.newLine();
        }
      }
    }
  }

  private String item(int number) {
    BenchItem item = shop.item(number);
    try {
      ObjectNode record = (ObjectNode) JSON.readTree(ItemJson.write(item.item()));
      record.put("popularity", item.popularity());
      record.putPOJO("embedding", item.embedding());
      return JSON.writeValueAsString(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode query(BenchQuery query, BenchPeople people) {
    ObjectNode line = JSON.createObjectNode();
    line.put("kind", query.kind().label()).put("path", query.path());
    if (query.text() != null) {
      line.put("text", query.text());
    }
    if (query.itemId() != null) {
      line.put("item_id", query.itemId());
      line.putPOJO("vector", people.shop().embedding(BenchShop.number(query.itemId())));
    }
    if (query.userId() != null) {
      line.put("user_id", query.userId());
      line.putPOJO("vector", people.interest(people.profile(BenchPeople.number(query.userId()))));
    }
    if (query.kind().percent() > 0) {
      line.put(BenchShop.SHARE, "p" + query.kind().percent());
    }
    return line;
  }
}

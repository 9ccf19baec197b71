package io.leat.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leat.core.profile.Action;
import io.leat.data.ShopFiles;
import io.leat.data.imports.ImportReport;
import io.leat.data.imports.ImportRequest;
import io.leat.data.imports.ShopImporter;
import io.leat.data.validation.ShopValidator;
import io.leat.data.validation.ValidationReport;
import io.leat.flink.RebuildReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole route on a real gift shop (UCI Online Retail; Chen, Sain &amp; Guo 2012), read from
 * beside the project because it may not be part of it.
 */
final class OnlineRetailIT {
  private static final Path DATA = Path.of("..", "..", "shared", "data", "online-retail");

  @Test
  void fromTheShopsOwnFilesToPersonalisedSearch(@TempDir Path directory) {
    assumeThat(Files.isDirectory(DATA))
        .as("%s is absent: the test on the real shop is skipped", DATA)
        .isTrue();
    Path shopDirectory = directory.resolve("shop");
    ImportReport imported =
        new ShopImporter()
            .run(
                new ImportRequest(
                    List.of(DATA.resolve("items.tsv.gz")),
                    List.of(DATA.resolve("events.tsv.gz")),
                    ImportRequest.parseColumns(
                        "ts=timestamp,user=user_id,order=order_id,item=item_id,qty=quantity,"
                            + "median_price=price,first_ts=created_at"),
                    Action.PURCHASE,
                    shopDirectory),
                bytes -> {});
    assertThat(imported.events()).isEqualTo(332_302);
    assertThat(imported.rejectedEvents() + imported.rejectedItems()).isZero();

    ShopFiles files = new ShopFiles(shopDirectory);
    ValidationReport validated = new ShopValidator().validate(files, bytes -> {});
    assertThat(validated.rejected()).isZero();

    Path index = directory.resolve("index");
    RebuildReport rebuilt = ServedShop.rebuild(files, index);
    assertThat(rebuilt.items()).isEqualTo(imported.items());
    assertThat(rebuilt.events()).isEqualTo(332_302);
    assertThat(rebuilt.rejected()).isZero();
    try (ServedShop shop = ServedShop.of(index)) {
      twoCustomersSeeDifferentResults(shop);
      similarItemsAreAlike(shop);
    }
  }

  private static void twoCustomersSeeDifferentResults(ServedShop shop) {
    for (String query : List.of("bag", "christmas")) {
      JsonNode one = shop.get("/v1/search", "q", query, "user_id", "17841", "size", "20");
      JsonNode other = shop.get("/v1/search", "q", query, "user_id", "12748", "size", "20");
      JsonNode third = shop.get("/v1/search", "q", query, "user_id", "13089", "size", "20");
      assertThat(one.get("total")).isEqualTo(other.get("total"));
      assertThat(ServedShop.itemIds(one).subList(0, 10))
          .as("%s for two customers", query)
          .isNotEqualTo(ServedShop.itemIds(other).subList(0, 10));
      Set<String> all = new HashSet<>(ServedShop.itemIds(one));
      all.addAll(ServedShop.itemIds(other));
      all.addAll(ServedShop.itemIds(third));
      assertThat(all)
          .as("items that three customers see first for %s", query)
          .hasSizeGreaterThan(26);
      ServedShop.assertPartsAddUp(one);
      ServedShop.assertPartsAddUp(other);
    }
  }

  private static void similarItemsAreAlike(ServedShop shop) {
    JsonNode bag = shop.get("/v1/search", "q", "jumbo bag red", "size", "1");
    String item = ServedShop.itemIds(bag).getFirst();
    JsonNode similar = shop.get("/v1/recommend/similar", "item_id", item, "size", "10");
    ServedShop.assertPartsAddUp(similar);
    assertThat(ServedShop.titles(similar).stream().filter(title -> title.contains("BAG")).count())
        .as(
            "bags among the items similar to %s: %s",
            ServedShop.titles(bag), ServedShop.titles(similar))
        .isGreaterThanOrEqualTo(7);
  }
}

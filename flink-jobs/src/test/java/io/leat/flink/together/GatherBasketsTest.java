package io.leat.flink.together;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.profile.Action;
import io.leat.flink.KeyedHarness;
import io.leat.flink.events.Interaction;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GatherBasketsTest {
  private static final long MINUTE = 60_000;
  private static final long DAY_MICROS = 86_400_000_000L;

  private KeyedHarness<Interaction, BasketEntry> baskets;
  private int events;
  private long position;

  @BeforeEach
  void open() throws Exception {
    baskets = KeyedHarness.open(new GatherBaskets(), GatherBaskets::basketOf);
  }

  @AfterEach
  void close() {
    baskets.close();
  }

  private Interaction purchase(String user, @Nullable String order, long time, String item) {
    return new Interaction(
        "e" + events++, user, null, Action.PURCHASE, time, item, null, order, null, 0);
  }

  private void buy(String user, @Nullable String order, long time, String item) throws Exception {
    position++;
    baskets.process(purchase(user, order, time, item), position);
  }

  private void pass() throws Exception {
    baskets.watermark(position);
  }

  private List<String> entries() {
    return baskets.output().stream()
        .map(
            entry ->
                entry.itemId()
                    + (entry.added() ? " new" : "")
                    + ": "
                    + String.join(",", entry.partners()))
        .toList();
  }

  private int count() {
    return baskets.output(GatherBaskets.BASKETS).size();
  }

  @Test
  void eachItemLearnsOfEachOtherOnce() throws Exception {
    buy("anna", "7", 0, "lamp");
    buy("anna", "7", 0, "bulb");
    buy("anna", "7", 1, "lamp");
    buy("anna", "7", 1, "shade");
    pass();
    assertThat(entries())
        .containsExactly(
            "lamp new: ",
            "bulb new: lamp",
            "lamp: bulb",
            "shade new: lamp,bulb",
            "lamp: shade",
            "bulb: shade");
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void anOrderIsOneBasketHoweverLongItTakesAndWhoeverElseBuys() throws Exception {
    buy("anna", "7", 0, "lamp");
    buy("ben", "8", 1, "bulb");
    buy("anna", "7", 10 * 60 * MINUTE, "shade");
    pass();
    assertThat(entries())
        .containsExactly("lamp new: ", "bulb new: ", "shade new: lamp", "lamp: shade");
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void withoutAnOrderABasketEndsWithAPause() throws Exception {
    buy("anna", null, 100 * MINUTE, "lamp");
    buy("anna", null, 130 * MINUTE, "bulb");
    // Later by arrival, earlier by the shop's clock, and near enough.
    buy("anna", null, 71 * MINUTE, "shade");
    buy("anna", null, 161 * MINUTE, "lamp");
    buy("anna", "9", 162 * MINUTE, "cup");
    pass();
    assertThat(entries())
        .containsExactly(
            "lamp new: ",
            "bulb new: lamp",
            "lamp: bulb",
            "shade new: lamp,bulb",
            "lamp: shade",
            "bulb: shade",
            "lamp new: ",
            "cup new: ");
    assertThat(count()).isEqualTo(3);
  }

  @Test
  void aBasketHoldsNoMoreThanItsCapacity() throws Exception {
    for (int item = 0; item < 60; item++) {
      buy("anna", "7", 0, "item-" + item);
    }
    pass();
    assertThat(baskets.output().stream().filter(BasketEntry::added)).hasSize(50);
    assertThat(baskets.output()).hasSize(50 + 50 * 49 / 2);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void whatOtherSubtasksBringOutOfOrderMakesTheSameBaskets() throws Exception {
    baskets.process(purchase("anna", null, 1, "lamp"), 1);
    baskets.process(purchase("anna", null, 60 * MINUTE, "cup"), 3);
    baskets.process(purchase("anna", null, 2, "bulb"), 2);
    baskets.process(purchase("anna", null, 60 * MINUTE + 1, "pot"), 4);
    baskets.watermark(1);
    assertThat(entries()).containsExactly("lamp new: ");
    baskets.watermark(4);
    assertThat(entries())
        .containsExactly(
            "lamp new: ", "bulb new: lamp", "lamp: bulb", "cup new: ", "pot new: cup", "cup: pot");
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void aBasketIsForgottenADayAfterItsLastItem() throws Exception {
    baskets.process(purchase("anna", "7", 0, "lamp"), 0);
    baskets.watermark(0);
    assertThat(baskets.stateEntries()).as("the basket and its timer").isEqualTo(2);
    baskets.process(purchase("anna", "7", 1, "bulb"), DAY_MICROS - 1);
    baskets.watermark(DAY_MICROS + 1);
    baskets.process(purchase("anna", "7", 2, "shade"), DAY_MICROS + 2);
    baskets.watermark(DAY_MICROS + 2);
    assertThat(entries()).last().isEqualTo("bulb: shade");
    baskets.watermark(2 * DAY_MICROS + 2);
    assertThat(baskets.stateEntries()).as("nothing stays").isZero();
    baskets.process(purchase("anna", "7", 3, "cup"), 2 * DAY_MICROS + 3);
    baskets.watermark(2 * DAY_MICROS + 3);
    assertThat(entries()).last().isEqualTo("cup new: ");
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void onlyPurchasesCount() {
    assertThat(GatherBaskets.isPurchase(purchase("anna", null, 0, "lamp"))).isTrue();
    assertThat(
            GatherBaskets.isPurchase(
                new Interaction(
                    "e", "anna", null, Action.ADD_TO_CART, 0, "lamp", null, "7", null, 0)))
        .isFalse();
  }
}

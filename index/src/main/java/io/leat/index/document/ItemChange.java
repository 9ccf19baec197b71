package io.leat.index.document;

import io.leat.core.together.BoughtTogether;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of an item in place: its text, vectors and lists of neighbours stay as they are, and are
 * not written again. What is null is left as it is.
 *
 * <pre>
 * ItemChange.of("lamp-7").withPrice(9.99).withInStock(true)
 * ItemChange.of("lamp-7").withPrice(null)                      the price is unknown from now on
 * </pre>
 *
 * @param boughtTogether strongest first; an empty list takes away what there was
 */
public record ItemChange(
    String itemId,
    @Nullable Price price,
    @Nullable Boolean inStock,
    @Nullable Double popularity,
    @Nullable Double trend,
    @Nullable Double rise,
    @Nullable List<BoughtTogether> boughtTogether) {

  /**
   * A price as it is now.
   *
   * @param value null when it is unknown
   */
  public record Price(@Nullable Double value) {}

  public ItemChange {
    boughtTogether = boughtTogether == null ? null : List.copyOf(boughtTogether);
  }

  /** Changes nothing yet. */
  public static ItemChange of(String itemId) {
    return new ItemChange(itemId, null, null, null, null, null, null);
  }

  /** Sets the price; null makes it unknown. */
  public ItemChange withPrice(@Nullable Double value) {
    return new ItemChange(
        itemId, new Price(value), inStock, popularity, trend, rise, boughtTogether);
  }

  public ItemChange withInStock(boolean value) {
    return new ItemChange(itemId, price, value, popularity, trend, rise, boughtTogether);
  }

  /** Sets the three numbers of demand, as in {@link ItemDocument}. */
  public ItemChange withDemand(double newPopularity, double newTrend, double newRise) {
    return new ItemChange(itemId, price, inStock, newPopularity, newTrend, newRise, boughtTogether);
  }

  public ItemChange withBoughtTogether(List<BoughtTogether> partners) {
    return new ItemChange(itemId, price, inStock, popularity, trend, rise, partners);
  }
}

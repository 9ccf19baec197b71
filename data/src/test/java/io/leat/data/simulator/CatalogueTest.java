package io.leat.data.simulator;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.leat.data.Item;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** The catalogue of seed 21 and its texts. */
@NullUnmarked // as the simulator leaves none of these fields out
class CatalogueTest {
  private final Catalogue catalogue = new Catalogue(VocabularyReader.read(), 21, 3000);
  private final List<Item> items =
      IntStream.range(0, 3000)
          .mapToObj(new ItemRecords(catalogue, new Ids(3000, 1, 1))::of)
          .toList();

  @Test
  void variantsShareAGroupAndDifferInTitle() {
    var groups = items.stream().collect(groupingBy(Item::groupId)).values();

    assertThat(groups.stream().filter(group -> group.size() > 1).count()).isGreaterThan(300);
    for (List<Item> group : groups) {
      assertThat(group.stream().map(Item::title)).doesNotHaveDuplicates();
      assertThat(group.stream().map(Item::brand).distinct()).hasSize(1);
      assertThat(group.stream().map(Item::categories).distinct()).hasSize(1);
    }
  }

  @Test
  void textsAreReadable() {
    assertThat(items)
        .allSatisfy(
            item -> {
              assertThat(item.title()).startsWith(item.brand() + " ").doesNotContain("  ");
              assertThat(item.description())
                  .doesNotContain("{", "}", "  ", "null")
                  .matches("[A-Z].*[.]");
              assertThat(item.description().split("[.] ")).hasSizeBetween(1, 3);
            });
  }

  @Test
  void identifiersAreUniqueAndTheBarcodeIsValid() {
    Set<String> seen = new HashSet<>();
    for (Item item : items) {
      assertThat(seen.addAll(item.identifiers())).as(item.itemId()).isTrue();
      String barcode = item.identifiers().get(1);
      assertThat(barcode).matches("2[0-9]{12}");
      int sum = 0;
      for (int i = 0; i < 13; i++) {
        sum += (barcode.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
      }
      assertThat(sum % 10).as(barcode).isZero();
    }
    assertThat(seen).hasSize(6000);
  }

  @Test
  void pricesFollowTypeAndBrandLevel() {
    for (int item = 0; item < 3000; item++) {
      ProductType type = catalogue.typeOf(item);
      assertThat(items.get(item).price())
          .as(items.get(item).title())
          .isBetween(type.lowPrice() * 0.6, type.highPrice() * 1.7);
    }
    assertThat(meanPlace(brand -> brand.level() > 0.4))
        .isGreaterThan(meanPlace(brand -> brand.level() < -0.3) * 1.3);
  }

  @Test
  void someAreNewAndSomeSoldOut() {
    assertThat(items.stream().filter(item -> item.createdAt().isAfter(LogPeriod.START)).count())
        .isBetween(500L, 1000L);
    assertThat(items.stream().filter(item -> !item.inStock()).count()).isBetween(60L, 180L);
  }

  @Test
  void styleShowsInTheText() {
    double alike = 0;
    double unlike = 0;
    int pairs = 0;
    for (int item = 0; item + 7 < 3000; item += 7) {
      for (int other = item + 7; other < 3000; other += 211) {
        boolean sameStyle = catalogue.styleOf(item).equals(catalogue.styleOf(other));
        alike += sameStyle ? catalogue.styleLikeness(item, other) : 0;
        unlike += sameStyle ? 0 : catalogue.styleLikeness(item, other);
        pairs += sameStyle ? 1 : 0;
      }
    }

    assertThat(alike / pairs).isGreaterThan(0.3).isGreaterThan(unlike / pairs);
  }

  private double meanPlace(Predicate<Brand> brands) {
    return IntStream.range(0, 3000)
        .filter(item -> brands.test(catalogue.brandOf(item)))
        .mapToDouble(item -> items.get(item).price() / catalogue.typeOf(item).lowPrice())
        .average()
        .orElseThrow();
  }
}

package io.leat.evaluation.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.Test;

class BenchShopTest {
  private static final BenchShop SHOP = BenchShop.of(20_000, 16, 3);

  @Test
  void anItemIsTheSameWhoeverAsksAndWhenever() {
    BenchShop same = BenchShop.of(20_000, 16, 3);

    for (int number : new int[] {0, 17, 19_999}) {
      assertThat(same.item(number).item()).isEqualTo(SHOP.item(number).item());
      assertThat(same.item(number).embedding()).containsExactly(SHOP.embedding(number)).hasSize(16);
    }
    assertThat(BenchShop.of(20_000, 16, 4).item(17).item()).isNotEqualTo(SHOP.item(17).item());
  }

  @Test
  void filtersLetTheSharePassThatTheyName() {
    Map<String, Long> passing =
        IntStream.range(0, 20_000)
            .mapToObj(number -> SHOP.item(number).item().attributes())
            .flatMap(attributes -> attributes.getOrDefault(BenchShop.SHARE, List.of()).stream())
            .collect(Collectors.groupingBy(share -> share, Collectors.counting()));

    assertThat(passing.get("p1")).isBetween(140L, 260L);
    assertThat(passing.get("p10")).isBetween(1800L, 2200L);
    assertThat(passing.get("p50")).isBetween(9600L, 10_400L);
  }

  @Test
  void vectorsOfOneLeafAreNearerThanOthers() {
    SplittableRandom random = new SplittableRandom(1);
    double near = 0;
    double far = 0;
    for (int number = 0; number < 500; number++) {
      near += cosine(number, SHOP.sibling(number, random));
      far += cosine(number, random.nextInt(20_000));
    }

    assertThat(near / 500).isGreaterThan(far / 500 + 0.2);
  }

  private static double cosine(int one, int other) {
    return VectorUtil.cosine(SHOP.embedding(one), SHOP.embedding(other));
  }

  @Test
  void noTwoWordsAreAlike() {
    assertThat(IntStream.range(0, BenchWords.COUNT).mapToObj(BenchWords::word))
        .doesNotHaveDuplicates();
  }
}

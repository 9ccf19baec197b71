package io.leat.index.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FacetValueTest {

  @Test
  void everyPrefixOfEveryPathCountsOnceAndIsWrittenAsTheShopWritesIt() {
    assertThat(
            FacetValue.ofCategories(List.of("Home>Lighting  > Desk  lamps", "home > Gifts", " > ")))
        .containsExactly(
            new FacetValue("home", "Home"),
            new FacetValue("home > lighting", "Home > Lighting"),
            new FacetValue("home > lighting > desk lamps", "Home > Lighting > Desk lamps"),
            new FacetValue("home > gifts", "home > Gifts"));
  }

  @Test
  void attributesCountOnce() {
    assertThat(FacetValue.ofAttributes(Map.of("Colour", List.of("Dark  Red", "dark red"))))
        .containsExactly(new FacetValue("colour=dark red", "Colour=Dark  Red"));
  }

  @Test
  void aTermBearsBoth() {
    FacetValue value = FacetValue.of(" Hazel  WICK ");

    assertThat(value).isEqualTo(new FacetValue("hazel wick", "Hazel WICK"));
    assertThat(FacetValue.parse(value.term())).isEqualTo(value);
  }
}

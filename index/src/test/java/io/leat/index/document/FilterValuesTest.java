package io.leat.index.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FilterValuesTest {

  @Test
  void categoriesHaveOneForm() {
    assertThat(FilterValues.category(" Home>Lighting ")).isEqualTo("home > lighting");
    assertThat(FilterValues.category("HOME  >  Desk   Lamps")).isEqualTo("home > desk lamps");
    assertThat(FilterValues.category(">Home>>")).isEqualTo("home");
    assertThat(FilterValues.category(" > ")).isEmpty();
  }

  @Test
  void attributesAreNameAndValue() {
    assertThat(FilterValues.attribute(" Colour ", "Dark  RED")).isEqualTo("colour=dark red");
  }
}

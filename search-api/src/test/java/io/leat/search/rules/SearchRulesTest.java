package io.leat.search.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.search.rules.RuledQuery.Pin;
import io.leat.search.rules.RuledQuery.Synonym;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchRulesTest {
  private static final SearchRules RULES =
      SearchRules.parse(
          """
          # what the shop wants
          sofa =>
            SYNONYM: couch
            SYNONYM(0.5): settee bed
            UP(50): brand:acme
            DOWN(20): cover
            FILTER: -brand:outlet
            DECORATE(pin): 2 sofa-7
            DECORATE(pin): 1 sofa-3

          cheap =>
            DELETE: cheap

          imprint =>
            DECORATE(redirect): https://shop.example/imprint
          """);

  @Test
  void wordsWithoutRulesStay() {
    assertThat(RULES.apply("brass Lamp")).isEqualTo(RuledQuery.asTyped("brass Lamp"));
    assertThat(SearchRules.NONE.apply("sofa")).isEqualTo(RuledQuery.asTyped("sofa"));
    assertThat(SearchRules.parse(" \n")).isSameAs(SearchRules.NONE);
  }

  @Test
  void synonymsBoostsFiltersAndPins() {
    RuledQuery ruled = RULES.apply("red Sofa");

    assertThat(ruled.text()).isEqualTo("red Sofa");
    assertThat(ruled.synonyms())
        .containsExactlyInAnyOrder(
            new Synonym("sofa", List.of("couch"), 1),
            new Synonym("sofa", List.of("settee", "bed"), 0.5f));
    assertThat(ruled.boosts()).extracting(RuledQuery.Boost::share).containsExactly(0.5, -0.2);
    assertThat(ruled.boosts().getFirst().query()).hasToString("ConstantScore(#brand:acme)");
    assertThat(ruled.filters()).singleElement().hasToString("ConstantScore(-brand:outlet #*:*)");
    assertThat(ruled.pins()).containsExactly(new Pin("sofa-3", 1), new Pin("sofa-7", 2));
    assertThat(ruled.redirect()).isNull();
  }

  @Test
  void deletedWordsAndRedirects() {
    assertThat(RULES.apply("cheap lamp").text()).isEqualTo("lamp");
    assertThat(RULES.apply("imprint").redirect()).isEqualTo("https://shop.example/imprint");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UP(10): colour:red          | line 3: 'colour' is no field
          FILTER: * price:[1 TO 2]    | line 3: raw queries
          DECORATE(pin): lamp-7       | line 3: 'lamp-7' is no pin
          DECORATE(redirect): nowhere | line 3: 'nowhere' is no address
          DECORATE(banner): x         | line 3: DECORATE knows the keys
          SINONYM: x                  | line 3
          """)
  void mistakesNameTheirLine(String instruction, String message) {
    assertThatThrownBy(() -> SearchRules.parse("# rules\nlamp =>\n  " + instruction + "\n"))
        .isInstanceOf(RulesException.class)
        .hasMessageContaining(message);
  }

  @Test
  void pinsStandAtTheirPlaces() {
    List<Pin> pins = List.of(new Pin("x", 1), new Pin("c", 3), new Pin("gone", 2), new Pin("z", 9));

    assertThat(Pins.place(List.of("a", "b", "c", "d"), List.of("c", "x", "z"), pins, id -> id))
        .containsExactly("x", "a", "c", "b", "d", "z");
    assertThat(Pins.place(List.of("a"), List.of(), pins, id -> id)).containsExactly("a");
  }
}

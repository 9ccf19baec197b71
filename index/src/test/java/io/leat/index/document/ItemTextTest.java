package io.leat.index.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemTextTest {

  @ParameterizedTest
  @CsvSource({
    "shoe, shoes",
    "toe, toes",
    "cookie, cookies",
    "berry, berries",
    "tie, ties",
    "dress, dresses",
    "box, boxes",
    "watch, watches",
    "brush, brushes",
    "bus, buses",
    "house, houses",
    "potato, potatoes",
    "lamp, lamps",
    "axe, axes",
    "vase, vases",
    "size, sizes",
    "woman, woman's",
    "men, MEN’S",
    "café, Cafes",
    "tv, TVs",
  })
  void singularAndPluralAreOneTerm(String singular, String plural) {
    assertThat(ItemText.terms(plural)).isEqualTo(ItemText.terms(singular)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"glass, glas", "bus, bu", "tennis, tenni", "shoe, show", "toe, to", "size, siz"})
  void otherWordsStayApart(String one, String other) {
    assertThat(ItemText.terms(one)).isNotEqualTo(ItemText.terms(other));
  }

  @Test
  void keepsOrderRepetitionsAndStopWords() {
    assertThat(ItemText.terms("The lamp, THE lamp & 2 bulbs"))
        .containsExactly("the", "lamp", "the", "lamp", "2", "bulb");
  }

  @Test
  void emptyTextHasNoTerms() {
    assertThat(ItemText.terms("")).isEmpty();
    assertThat(ItemText.terms(" -- !")).isEmpty();
  }

  @Test
  void anItemsTermsComeFromAllItsText() {
    assertThat(ItemText.terms("Lamps", "Bright", List.of("Home > Lighting", "Gifts"), "For tables"))
        .containsExactly("lamp", "bright", "home", "lighting", "gift", "table");
    assertThat(ItemText.terms("Lamp", null, List.of(), null)).containsExactly("lamp");
  }

  @Test
  void functionWordsMakeNoItemsAlike() {
    assertThat(ItemText.terms("Teacup and Saucer", null, List.of(), "with the handle of a queen"))
        .containsExactly("teacup", "saucer", "handle", "queen");
    assertThat(ItemText.terms("To the", null, List.of(), null)).containsExactly("to", "the");
  }

  @Test
  void aTermIsShownAsTheWordItWasReadFrom() {
    assertThat(ItemText.words("CHRISTMAS Cards, a card's Café"))
        .containsExactly(
            entry("christma", "christmas"),
            entry("card", "cards"),
            entry("a", "a"),
            entry("cafe", "café"));
  }
}

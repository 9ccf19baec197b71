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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          5 ft.            | 5ft
          5 ft             | 5-ft
          5 feet           | 5'
          8 in.            | 8"
          8 inches         | 8''
          1/2 in.          | 1 / 2"
          2-1/4 in.        | 2-1/4 inch
          4 x 8            | 4x8
          4 in. x 8 in.    | 4"x8"
          0.5 gal.         | .5 gallons
          1,000 lb         | 1000 pounds
          5.0 mm           | 5mm
          18-Volt          | 18V
          """)
  void measuresAreOneHoweverTheyAreWritten(String one, String other) {
    assertThat(ItemText.terms(other)).isEqualTo(ItemText.terms(one));
  }

  @ParameterizedTest
  @CsvSource({
    "square table, squar|tabl",
    "GU24 bulb, gu24|bulb",
    "22086, 22086",
    "kids' 3 boys, kid|3|boy",
    "v8, v8"
  })
  void otherWordsAreNoUnits(String text, String terms) {
    assertThat(ItemText.terms(text).stream().map(term -> term.replaceAll("e$", "")).toList())
        .containsExactly(terms.split("\\|"));
  }

  @Test
  void termsOfMeasuresAreShownAsWritten() {
    assertThat(ItemText.words("4\" x 8ft pipe 1/2"))
        .containsExactly(
            entry("4", "4"),
            entry("in", "in"),
            entry("x", "x"),
            entry("8", "8"),
            entry("ft", "ft"),
            entry("pipe", "pipe"),
            entry("1_2", "1/2"));
  }

  @Test
  void chineseHasEveryCharacterAndPair() {
    assertThat(ItemText.terms("蓝色连衣裙")).contains("蓝", "色", "连", "衣", "裙", "蓝色", "色连", "连衣", "衣裙");
    assertThat(String.join("", ItemText.sequence("蓝色连衣裙"))).isEqualTo("蓝色连衣裙");
  }

  @ParameterizedTest
  @CsvSource({"手機殼, 手机壳", "藍色連衣裙, 蓝色连衣裙", "雙人床單, 双人床单", "電視機, 电视机"})
  void traditionalAndSimplifiedAreOne(String traditional, String simplified) {
    assertThat(ItemText.terms(traditional)).isEqualTo(ItemText.terms(simplified));
    assertThat(ItemText.sequence(traditional)).isEqualTo(ItemText.sequence(simplified));
  }

  @Test
  void mixedTitlesKeepBoth() {
    assertThat(ItemText.terms("Apple iPhone 15手机壳, 5ft 數據線"))
        .contains("apple", "iphone", "15", "手机", "5", "ft", "数据", "线");
    assertThat(ItemText.words("iPhone 手機殼").keySet()).contains("iphone");
  }
}

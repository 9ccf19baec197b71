package io.leat.search.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SuggesterTest {
  private Suggester suggester;

  @BeforeEach
  void open() throws IOException {
    List<SuggestEntry> entries = new ArrayList<>();
    entries.add(product("a", "Brass table lamp", 9));
    entries.add(product("b", "Ceramic lamp shade", 12));
    entries.add(product("c", "Lámpara de pie", 3));
    entries.add(product("d", "Table cloth, blue", 0));
    entries.add(product("e", "Tabla drum", 50));
    entries.add(
        new SuggestEntry(SuggestionKind.BRAND, "Lamplight & Co", "Lamplight & Co", 5, null));
    entries.add(
        new SuggestEntry(SuggestionKind.CATEGORY, "Home > Table lamps", "Table lamps", 40, null));
    suggester = Suggester.of(entries);
  }

  private static SuggestEntry product(String id, String title, double weight) {
    return new SuggestEntry(SuggestionKind.PRODUCT, title, title, weight, id);
  }

  private List<String> products(String typed, int most) throws IOException {
    return suggester.find(SuggestionKind.PRODUCT, typed, most).stream()
        .map(found -> found.entry().itemId())
        .toList();
  }

  @Test
  void theHeaviestComeFirst() throws IOException {
    assertThat(products("l", 5)).containsExactly("b", "a", "c");
    assertThat(products("l", 2)).containsExactly("b", "a");
    assertThat(products("LAMP", 5)).containsExactly("b", "a", "c");
  }

  @Test
  void everyWordBeginsAWordInAnyOrder() throws IOException {
    assertThat(products("tab", 5)).containsExactly("e", "a", "d");
    assertThat(products("lamp ta", 5)).containsExactly("a");
    assertThat(products("ta clo bl", 5)).containsExactly("d");
    assertThat(products("lampara", 5)).containsExactly("c");
  }

  @Test
  void mistypedWordsComeBehindTheExact() throws IOException {
    assertThat(products("lmap", 5)).contains("a", "b");
    assertThat(products("cermaic", 5)).containsExactly("b");
    List<Suggester.Found> found = suggester.find(SuggestionKind.PRODUCT, "table", 5);
    assertThat(found).extracting(each -> each.entry().itemId()).containsExactly("a", "d", "e");
    assertThat(found).extracting(Suggester.Found::exact).containsExactly(true, true, false);
  }

  @Test
  void kindsAreToldApart() throws IOException {
    assertThat(suggester.find(SuggestionKind.BRAND, "lamp", 5)).hasSize(1);
    assertThat(suggester.find(SuggestionKind.CATEGORY, "home", 5)).isEmpty();
    assertThat(suggester.find(SuggestionKind.CATEGORY, "tab", 5).getFirst().entry().text())
        .isEqualTo("Home > Table lamps");
    assertThat(suggester.find(SuggestionKind.QUERY, "lamp", 5)).isEmpty();
  }

  @Test
  void nothingTypedSuggestsNothing() throws IOException {
    for (String typed : List.of("", " ", "&&", "\uD83D", "xyzzyx")) {
      assertThat(products(typed, 5)).as(typed).isEmpty();
    }
  }
}

package io.leat.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingCorrectorTest {

  @Test
  void knownWordsStay() throws IOException {
    assertUnderstood("light", "light", "night light", "light");
    assertUnderstood("cat", "cat", "cat");
  }

  @Test
  void unknownWordsBecomeTheNearestKnown() throws IOException {
    assertUnderstood("lihgt", "light", "light", "might");
    assertUnderstood("lantren", "lantern", "lantern", "latern light");
    assertUnderstood("ceramicc", "ceramic", "ceramic mug");
  }

  @Test
  void amongEquallyNearTheMoreFrequentComesFirst() throws IOException {
    assertThat(used("lapp", "lamp", "lamp two", "lapse", "clap")).containsExactly("lamp");
    assertThat(used("boot", "boat", "boat", "book")).containsExactly("boat", "book");
  }

  @Test
  void twoLettersAndNumbersAreLeftAlone() throws IOException {
    assertThat(used("cta", "cat")).containsExactly("cat");
    assertThat(used("tx", "tv")).isEmpty();
    assertThat(used("22087", "22086")).isEmpty();
    assertThat(used("zzzzzzzz", "light")).isEmpty();
  }

  @Test
  void aWrongFirstLetterCostsMore() throws IOException {
    assertThat(used("vlight", "light")).containsExactly("light");
    assertThat(used("dhower", "shower", "dhowers")).first().isEqualTo("dhower");
    assertThat(used("bamp", "lamp", "bump")).first().isEqualTo("bump");
  }

  @Test
  void theCompanyOfOtherWordsDecides() throws IOException {
    String[] titles = {
      "moen shower",
      "moen shower",
      "moen shower",
      "moen shower",
      "dower",
      "dower chest",
      "dower box"
    };

    assertThat(used("ddower", List.of(), titles)).first().isEqualTo("dower");
    assertThat(used("dhower", List.of("moen"), titles)).first().isEqualTo("shower");
  }

  @Test
  void anExactWordKeepsItsPlaceBeforeACorrection() throws IOException {
    String[] titles = new String[200];
    Arrays.fill(titles, "light lamp");
    titles[0] = "lught lamp";

    assertThat(used("lught", List.of("lamp"), titles)).containsExactly("lught", "light");
    assertThat(spellings("lught", List.of("lamp"), titles).get(1).weight()).isLessThan(1);
  }

  @Test
  void aWordThatNoItemHasMayBeTwo() throws IOException {
    assertThat(used("floorcleaners", "floor cleaner", "cleaner")).containsExactly("floor cleaner");
    assertThat(used("floorcleaner", "floor", "cleaner")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "light, light, 0",
    "lihgt, light, 1",
    "ligt, light, 1",
    "lights, light, 1",
    "lught, light, 1",
    "ca, abc, 3",
    "'', abc, 3",
    "sunday, saturday, 3"
  })
  void distanceByHand(String from, String to, int edits) {
    assertThat(SpellingCorrector.distance(from, to)).isEqualTo(edits);
    assertThat(SpellingCorrector.distance(to, from)).isEqualTo(edits);
  }

  private static void assertUnderstood(String word, String best, String... titles)
      throws IOException {
    assertThat(used(word, titles)).first().isEqualTo(best);
  }

  private static List<String> used(String word, String... titles) throws IOException {
    return used(word, List.of(), titles);
  }

  private static List<String> used(String word, List<String> others, String... titles)
      throws IOException {
    return spellings(word, others, titles).stream().map(UnderstoodTerm.Spelling::term).toList();
  }

  private static List<UnderstoodTerm.Spelling> spellings(
      String word, List<String> others, String... titles) throws IOException {
    try (TitlesIndex index = TitlesIndex.of(titles)) {
      return new SpellingCorrector(new Vocabulary(index.reader()), TextSettings.DEFAULT)
          .spellings(word, others);
    }
  }
}

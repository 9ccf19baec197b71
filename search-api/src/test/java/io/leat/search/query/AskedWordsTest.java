package io.leat.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leat.index.document.TitleTerms;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AskedWordsTest {
  private static final String[] TITLES = {
    "Brass Table Lamp with Shade", "Table Cloth", "Lamp Oil 5 ft", "Driving Gloves", "pullout bin"
  };

  @Test
  void aTitleThatSaysItAllHasEverything() throws IOException {
    TitleFeatures features = compare("brass table lamp", "Brass Table Lamp with Shade");

    assertThat(features.coverage()).isEqualTo(1);
    assertThat(features.head()).isEqualTo(1);
    assertThat(features.last()).isEqualTo(1);
    assertThat(features.pairs()).isBetween(0.4, 0.7);
    assertThat(features.nearly()).isZero();
    assertThat(features.numbers()).isZero();
  }

  @Test
  void wordsApartAreNoPair() throws IOException {
    TitleFeatures features = compare("table lamp", "Lamp for the table");

    assertThat(features.coverage()).isEqualTo(1);
    assertThat(features.pairs()).isZero();
    assertThat(features.head()).isEqualTo(1);
  }

  @Test
  void numbersAndOtherForms() throws IOException {
    assertThat(compare("oil 5ft", "Lamp Oil 5 feet").numbers()).isEqualTo(1);
    assertThat(compare("oil 5ft", "Lamp Oil").numbers()).isZero();
    assertThat(compare("drivings", "Drives").nearly()).isCloseTo(4 / 7.0, within(0.01));
  }

  @Test
  void twoWordsMayStandAsOne() throws IOException {
    TitleFeatures features = compare("pull out bin", "Pullout Bin");

    assertThat(features.coverage()).isEqualTo(1);
  }

  @Test
  void nothingAskedOrNothingSaidIsNothing() throws IOException {
    assertThat(compare("zzzz", "Lamp")).isEqualTo(TitleFeatures.NONE);
    assertThat(compare("lamp", "--")).isEqualTo(TitleFeatures.NONE);
  }

  private static TitleFeatures compare(String query, String title) throws IOException {
    try (TitlesIndex index = TitlesIndex.of(TITLES)) {
      UnderstoodQuery understood = UnderstoodQuery.of(query, index.reader());
      return new AskedWords(understood, index.reader().maxDoc()).compare(TitleTerms.of(title));
    }
  }
}

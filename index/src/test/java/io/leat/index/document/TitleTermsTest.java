package io.leat.index.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleTermsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Brass Table Lamp with Shade    | lamp
          Brass Table Lamp, 2-Pack       | lamp
          4 in. x 8 in. Tile (Case of 9) | tile
          Faucet in Chrome               | faucet
          Hose - Green                   | hose
          Lamp                           | lamp
          With Love                      | love
          """)
  void theHeadEndsWithWhatTheThingIs(String title, String last) {
    TitleTerms terms = TitleTerms.of(title);

    assertThat(terms.terms().get(terms.head() - 1)).isEqualTo(last);
  }

  @Test
  void bytesAreReadBack() {
    for (String title : List.of("Brass Lamp with Shade", "café 1/2\"", "", "--")) {
      TitleTerms terms = TitleTerms.of(title);

      assertThat(TitleTerms.read(terms.bytes())).isEqualTo(terms);
    }
  }

  @Test
  void aTitleWithoutEndIsCut() {
    TitleTerms terms = TitleTerms.of("word ".repeat(1000));

    assertThat(terms.terms()).hasSize(100);
    assertThat(terms.head()).isEqualTo(100);
  }
}

package io.leat.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnderstoodQueryTest {

  @ParameterizedTest
  @CsvSource({"0,0", "1,1", "2,2", "3,2", "4,3", "5,4", "6,4", "7,5", "9,6"})
  void twoThirdsOfTheKnownWordsMustMatch(int known, int required) {
    List<UnderstoodTerm> terms =
        IntStream.range(0, known + 2)
            .mapToObj(
                i ->
                    new UnderstoodTerm(
                        "word" + i,
                        "word" + i,
                        i < known
                            ? List.of(UnderstoodTerm.Spelling.itself("word" + i, 1))
                            : List.of()))
            .toList();

    assertThat(new UnderstoodQuery("text", terms).minimumShouldMatch()).isEqualTo(required);
  }
}

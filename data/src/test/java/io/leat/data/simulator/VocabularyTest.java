package io.leat.data.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
  private final Vocabulary vocabulary = VocabularyReader.read();

  @Test
  void holdsAWholeShop() {
    assertThat(vocabulary.types()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(vocabulary.types().stream().map(ProductType::department).distinct())
        .hasSizeGreaterThanOrEqualTo(8);
    assertThat(vocabulary.types().stream().map(ProductType::name)).doesNotHaveDuplicates();
    assertThat(vocabulary.brands().stream().map(Brand::name)).doesNotHaveDuplicates();
    assertThat(vocabulary.styles()).allSatisfy(s -> assertThat(s.adjectives()).hasSize(4));
  }

  @Test
  void everyTypeHasWhatItsItemsNeed() {
    int[][] brands = vocabulary.brandsOfTypes();
    assertThat(vocabulary.types())
        .allSatisfy(
            type -> {
              assertThat(brands[type.index()]).hasSizeGreaterThanOrEqualTo(5);
              assertThat(type.synonyms()).isNotEmpty();
              assertThat(type.features()).hasSizeGreaterThanOrEqualTo(2);
              assertThat(type.complements()).isNotEmpty().doesNotContain(type.name());
              assertThat(type.lowPrice()).isPositive().isLessThan(type.highPrice());
            });
  }

  @Test
  void everyNameUsedIsAType() {
    Set<String> names =
        vocabulary.types().stream().map(ProductType::name).collect(Collectors.toSet());
    List<String> inLifestyles =
        vocabulary.lifestyles().stream().flatMap(l -> l.types().stream()).toList();

    assertThat(names).containsAll(inLifestyles);
    assertThat(inLifestyles).as("everything is wanted by somebody").containsAll(names);
    assertThat(vocabulary.types())
        .allSatisfy(type -> assertThat(names).containsAll(type.complements()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 11, 30, 500})
  void narrowedKeepsDepartmentsAndNumbersTypesAnew(int count) {
    Vocabulary narrow = vocabulary.narrowedTo(count);

    assertThat(narrow.types()).hasSize(Math.min(count, vocabulary.types().size()));
    for (int i = 0; i < narrow.types().size(); i++) {
      assertThat(narrow.types().get(i).index()).isEqualTo(i);
    }
    assertThat(narrow.types().stream().map(ProductType::department).distinct())
        .hasSize(Math.min(count, 11));
  }
}

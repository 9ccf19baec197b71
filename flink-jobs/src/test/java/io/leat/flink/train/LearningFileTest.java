package io.leat.flink.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.core.hybrid.HybridParameters;
import io.leat.core.session.SessionKnnParameters;
import io.leat.data.ShopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LearningFileTest {
  @TempDir Path directory;

  @Test
  void whatIsWrittenIsRead() {
    HybridParameters settings =
        HybridParameters.DEFAULT
            .withHalfLife(100 * 86_400)
            .withPersonExponent(0.25)
            .withAls(HybridParameters.DEFAULT.als().withRank(192))
            .withSessions("sharp", SessionKnnParameters.BROAD);
    Path file = directory.resolve("learning.json");
    LearningFile.write(settings, file);

    LearningSettings read = LearningFile.read(file);

    assertThat(read.hybrid()).isEqualTo(settings);
  }

  @Test
  void whatIsLeftOutKeepsItsDefault() throws IOException {
    LearningSettings read = LearningFile.read(file("{\"factors\": {\"rank\": 16}}"));

    assertThat(read.hybrid())
        .isEqualTo(HybridParameters.DEFAULT.withAls(HybridParameters.DEFAULT.als().withRank(16)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"ranks": 3}                           | there is no setting 'ranks': choose from half_life_days, person_exponent
          {"factors": {"ranks": 3}}              | there is no setting 'factors.ranks': choose from rank, sweeps
          {"sessions": {"blunt": {}}}            | there is no setting 'sessions.blunt': choose from sessions, sharp
          {"sessions": {"sharp": {"k": 1}}}      | there is no setting 'sessions.sharp.k'
          {"factors": {"rank": 0}}               | factors.rank must be a whole number from 1 to 4096, was 0
          {"factors": {"rank": 4097}}            | factors.rank must be a whole number from 1 to 4096, was 4097
          {"factors": {"rank": 64.5}}            | factors.rank must be a whole number
          {"factors": {"rank": "64"}}            | factors.rank must be a whole number from 1 to 4096, was "64"
          {"factors": {"regularization": 0}}     | factors.regularization must be a number from
          {"factors": 3}                         | factors must be an object, was 3
          {"half_life_days": 6}                  | half_life_days must be a number from 7 to 36500, was 6
          {"half_life_days": null}               | half_life_days must be a number from 7 to 36500, was null
          {"person_exponent": -0.1}              | person_exponent must be a number from 0 to 2, was -0.1
          {"lists": {"regularization": -1}}      | lists.regularization must be a number
          {"lists": {"kept": 0}}                 | lists.kept must be a whole number
          {"alike": {"kept": 0}}                 | alike.kept must be a whole number
          {"sessions": {"sharp": {"matches": "SOME"}}} | sessions.sharp.matches must be one of all, newest, was "SOME"
          {"sessions": {"sharp": {"position_decay": 1.5}}} | sessions.sharp.position_decay must be a number
          {"reach": 1, "reach": 2}               | is not JSON: Duplicate field 'reach'
          {"reach": 1} {}                        | is not JSON
          {"reach":                              | is not JSON
          []                                     | is not a JSON object
          """)
  void whatIsWrongNamesFileAndKey(String json, String message) throws IOException {
    Path file = file(json);
    assertThatThrownBy(() -> LearningFile.read(file))
        .isInstanceOf(ShopException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }

  @Test
  void aMissingOrEmptyFileIsSaid() throws IOException {
    assertThatThrownBy(() -> LearningFile.read(directory.resolve("none.json")))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("none.json cannot be read");
    Path empty = file("");
    assertThatThrownBy(() -> LearningFile.read(empty))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("learning.json");
  }

  private Path file(String json) throws IOException {
    return Files.writeString(directory.resolve("learning.json"), json);
  }
}

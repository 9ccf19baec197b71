package io.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exit code 2, a sentence that names option and value, where to read more, no stack trace. */
class UsageTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          generate --out OUT --items abc | 'abc' is not a whole number
          generate --out OUT --items 0 | --items 0 is out of range
          generate --out OUT --events -1 | --events -1 is out of range
          generate --out FILE | --out FILE is a file
          generate | Missing required option: '--out=DIR'
          generate interactions | Missing required option: '--out=DIR'
          generate interactions --out OUT --users 5 | --users 5 is out of range
          generate interactions --out FILE | --out FILE is a file
          import --out OUT | nothing to import
          import --out OUT --items FILE --columns sku | "sku" is not of the form COLUMN=FIELD
          import --out OUT --items FILE --action buy | 'buy' is not an action
          import --out OUT --items FILE --zone Mars | 'Mars' is not a time zone
          import --out OUT --items FILE --actions x | '--actions'
          import --out FILE --items FILE | --out FILE is a file
          rebuild --shop OUT --index OUT --shards 0 | --shards must be 1 to 64, was 0
          rebuild --shop OUT --index OUT --shards 65 | --shards must be 1 to 64, was 65
          rebuild --shop OUT --index OUT --parallelism 0 | --parallelism must be at least 1, was 0
          rebuild --shop OUT --index FILE | --index FILE is a file
          rebuild --shop OUT | Missing required option: '--index=DIR'
          benchmark --shop OUT --index OUT --requests 0 | --requests must be at least 1, was 0
          benchmark-als --train FILE --out OUT --rank 0 | --rank must be 1 to 4096, was 0
          benchmark-als --train FILE --out OUT --subspace 0 | --subspace must be at least 1, was 0
          benchmark-als --train FILE --out OUT --parallelism 0 | --parallelism must be at least 1, was 0
          benchmark-als --train FILE --out OUT --format xml | 'xml'
          benchmark-als --train FILE --out FILE | --out FILE is a file
          demo --port 65536 | --port must be 0 to 65535, was 65536
          demo --port x | 'x' is not a whole number
          validate | Missing required parameter: 'DIR'
          index promote --index OUT | Missing required parameter: 'GENERATION'
          """)
  void wrongUsageNamesOptionAndValue(String line, String message) throws IOException {
    Run run = run(line);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("leat: ")
        .contains(message.replace("FILE is", directory.resolve("file") + " is"))
        .contains("See ./leat " + line.replaceFirst(" .*", ""))
        .doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          validate OUT | has neither items.jsonl nor items.jsonl.gz: give the directory of a shop
          rebuild --shop OUT --index OUT | has neither items.jsonl nor items.jsonl.gz
          import --items OUT --out OUT | is a directory, not a file
          import --items OUT/none.csv --out OUT | none.csv does not exist
          serve --index OUT/none --port 0 | none is not a directory: build one with ./leat rebuild
          serve --index OUT --port 0 | serves no generation: build one with ./leat rebuild
          benchmark --index OUT --shop OUT | serves no generation
          benchmark-als --train OUT/none.tsv --out OUT | none.tsv is not there, or no file
          benchmark-als --train FILE --out OUT | line 1 has one column, needs user and item with a tab
          index verify --index OUT | no generation is served
          index verify --index OUT g0001 | There is no generation 'g0001'
          index promote --index OUT g0001 | There is no generation 'g0001'
          index rollback --index OUT | nothing is promoted
          """)
  void whatCannotBeDoneFailsInOneSentence(String line, String message) throws IOException {
    Run run = run(line);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("leat: ").contains(message).doesNotContain("\tat ");
  }

  @Test
  void aMissingCommandShowsAllCommands() {
    for (String[] line : new String[][] {{}, {"index"}}) {
      Run run = Run.leat(line);

      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("Missing required subcommand", "Commands:");
    }
  }

  @Test
  void aMisspeltCommandIsSuggested() {
    Run run = Run.leat("rebiuld");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("'rebiuld'", "leat rebuild");
  }

  @Test
  void anEmptyIndexListsNothing() {
    Run run = Run.leat("index", "list", "--index", directory.toString());

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("no generations in " + directory);
  }

  /** OUT is an empty directory, FILE a file. */
  private Run run(String line) throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "item_id,title\na,Lamp\n");
    Path out = Files.createDirectories(directory.resolve("out"));
    return Run.leat(
        line.replace("FILE", file.toString()).replace("OUT", out.toString()).split(" "));
  }
}

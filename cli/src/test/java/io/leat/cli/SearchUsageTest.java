package io.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong options and files of the commands that measure search and tune. */
class SearchUsageTest {
  private static final String AT = " --split-at 2026-03-01T00:00:00Z";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          evaluate search --items FILE | Missing required option: '--judgements=FILE'
          evaluate search --judgements FILE | Missing required option: '--items=FILE'
          evaluate search --items FILE --judgements FILE --k 0 | --k must be 1 to 100, was 0
          evaluate search --items FILE --judgements FILE --k 101 | --k must be 1 to 100, was 101
          evaluate search --items FILE --judgements FILE --k ten | 'ten' is not a whole number
          evaluate search --items FILE --judgements FILE --min-judgements 0 | --min-judgements must be at least 1, was 0
          evaluate search --items FILE --judgements FILE --report FILE | is a file: give a directory
          evaluate personalised-search --shop OUT | Missing required option: '--split-at=TIME'
          evaluate personalised-search AT | Missing required option: '--shop=DIR'
          evaluate personalised-search --shop OUT --split-at monday | 'monday' is not a time such as
          evaluate personalised-search --shop OUT AT --k 0 | --k must be 1 to 100, was 0
          evaluate personalised-search --shop OUT AT --questions 0 | --questions must be at least 1, was 0
          evaluate personalised-search --shop OUT AT --query-word perhaps | 'perhaps'
          evaluate personalised-search --shop OUT AT --seed x | 'x' is not a whole number
          evaluate personalised-search --shop OUT AT --report FILE | is a file: give a directory
          tune --shop OUT --out OUT/l.json | Missing required option: '--minutes=M'
          tune --shop OUT --minutes 1 | Missing required option: '--out=FILE'
          tune --shop OUT --minutes 0 --out OUT/l.json | --minutes must be above 0 and at most 10080, was 0.0
          tune --shop OUT --minutes -1 --out OUT/l.json | --minutes must be above 0 and at most 10080, was -1.0
          tune --shop OUT --minutes NaN --out OUT/l.json | --minutes must be above 0 and at most 10080, was NaN
          tune --shop OUT --minutes 10081 --out OUT/l.json | --minutes must be above 0 and at most 10080, was 10081
          tune --shop OUT --minutes ten --out OUT/l.json | 'ten' is not a
          tune --shop OUT --minutes 1 --out OUT | is a directory: give a file
          tune --shop OUT --minutes 1 --out OUT/none/l.json | there is no directory
          """)
  void wrongUsageNamesOptionAndValue(String line, String message) throws IOException {
    Run run = run(line);

    assertThat(run.err()).startsWith("leat: ").contains(message).doesNotContain("Exception");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          evaluate search --items FILE --judgements OUT/none | none does not exist
          evaluate search --items OUT/none --judgements QRELS --min-judgements 1 | none does not exist
          evaluate search --items FILE --judgements FILE | the header 'item_id title' has no column query
          evaluate search --items FILE --judgements QRELS | no query has 5 judgements or more
          evaluate personalised-search --shop OUT AT | has neither items.jsonl nor items.jsonl.gz
          evaluate personalised-search --shop SHOP AT | has no event that speaks for an item
          tune --shop OUT --minutes 1 --out OUT/l.json | has neither items.jsonl nor items.jsonl.gz
          rebuild --shop SHOP --index OUT/index --learning OUT/none | none cannot be read
          rebuild --shop SHOP --index OUT/index --learning LEARNING | learning.json: there is no setting 'rank'
          evaluate recommend --shop SHOP AT --learning LEARNING | learning.json: there is no setting 'rank'
          evaluate personalised-search --shop SHOP AT --learning LEARNING | learning.json: there is no setting 'rank'
          """)
  void whatCannotBeDoneFailsInOneSentence(String line, String message) throws IOException {
    Run run = run(line);

    assertThat(run.err()).startsWith("leat: ").contains(message).doesNotContain("\tat ");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void nothingIsMadeBeforeTheLearningFileIsRead() throws IOException {
    run("rebuild --shop SHOP --index OUT/index --learning LEARNING");
    assertThat(directory.resolve("out/index")).doesNotExist();
  }

  /** OUT is an empty directory, FILE a catalogue, SHOP a shop without events. */
  private Run run(String line) throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "item_id\ttitle\na\tLamp\n");
    Path qrels =
        Files.writeString(
            directory.resolve("qrels"), "query\titem_id\trelevance\nlamp\ta\t2\nlamp\tb\t1\n");
    Path learning = Files.writeString(directory.resolve("learning.json"), "{\"rank\": 3}");
    Path out = Files.createDirectories(directory.resolve("out"));
    Path shop = Files.createDirectories(directory.resolve("shop"));
    Files.writeString(shop.resolve("items.jsonl"), "{\"item_id\":\"a\",\"title\":\"Lamp\"}\n");
    Files.writeString(shop.resolve("events.jsonl"), "");
    return Run.leat(
        line.replace(" AT", AT)
            .replace("FILE", file.toString())
            .replace("QRELS", qrels.toString())
            .replace("LEARNING", learning.toString())
            .replace("OUT", out.toString())
            .replace("SHOP", shop.toString())
            .split(" "));
  }
}

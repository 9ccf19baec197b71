package io.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README in Chinese has all that the English one has, in the same order. */
class ReadmeTest {
  private static final String ENGLISH = "README.md";
  private static final String CHINESE = "README.zh-CN.md";

  private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern COMMENT = Pattern.compile("(?m)(^|[ \\t]+)#.*$");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+(?= )");
  private static final Pattern TABLE = Pattern.compile("(?m)(^\\|.*\\n)+");
  private static final Pattern INLINE_CODE = Pattern.compile("`[^`\\n]+`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

  private final Readme english = Readme.read(ENGLISH);
  private final Readme chinese = Readme.read(CHINESE);

  @Test
  void headingsHaveTheSameLevels() {
    assertThat(english.headings()).hasSizeGreaterThan(1);
    assertThat(chinese.headings()).isEqualTo(english.headings());
  }

  @Test
  void codeIsTheSameButForComments() {
    assertThat(english.code()).isNotEmpty();
    assertThat(chinese.code()).isEqualTo(english.code());
  }

  @Test
  void tablesHaveTheSameRows() {
    assertThat(english.tables()).isNotEmpty();
    assertThat(chinese.tables()).isEqualTo(english.tables());
  }

  @Test
  void linksLeadToTheSamePlaces() {
    assertThat(english.links()).contains(CHINESE);
    assertThat(chinese.links()).contains(ENGLISH);
    assertThat(chinese.links().stream().filter(link -> !link.equals(ENGLISH)))
        .containsExactlyInAnyOrderElementsOf(
            english.links().stream().filter(link -> !link.equals(CHINESE)).toList());
  }

  /**
   * What does not depend on the language.
   *
   * @param headings a number sign per level
   * @param code fenced blocks, without comments
   * @param tables of each the rows
   * @param links their targets
   */
  private record Readme(
      List<String> headings, List<String> code, List<List<Row>> tables, List<String> links) {

    static Readme read(String name) {
      String text = text(name);
      String prose = FENCE.matcher(text).replaceAll("");
      return new Readme(
          all(HEADING, prose),
          all(FENCE, text).stream().map(block -> COMMENT.matcher(block).replaceAll("")).toList(),
          all(TABLE, prose).stream().map(table -> table.lines().map(Row::of).toList()).toList(),
          LINK.matcher(prose).results().map(link -> link.group(1)).toList());
    }

    /** The tests run in the module's directory, the files are in one above. */
    private static String text(String name) {
      Path root = Path.of("").toAbsolutePath();
      while (!Files.exists(root.resolve(ENGLISH))) {
        Path parent = root.getParent();
        if (parent == null) {
          throw new IllegalStateException("no directory above has " + ENGLISH);
        }
        root = parent;
      }
      try {
        return Files.readString(root.resolve(name));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * A row is known by its code, whatever is said around it and in whichever order.
   *
   * @param bars what separates the cells
   * @param code sorted
   */
  private record Row(long bars, List<String> code) {
    static Row of(String line) {
      String words = INLINE_CODE.matcher(line).replaceAll("");
      return new Row(
          words.chars().filter(character -> character == '|').count(),
          all(INLINE_CODE, line).stream().sorted().toList());
    }
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }
}

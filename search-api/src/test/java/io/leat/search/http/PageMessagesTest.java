package io.leat.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page says the same in every language, and nothing that has no words. */
class PageMessagesTest {
  private static final Pattern MESSAGE =
      Pattern.compile("^ {2}'([^']+)': '((?:[^'\\\\]|\\\\.)*)',$", Pattern.MULTILINE);
  private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

  /** {@code t('key'} and {@code t(condition ? 'key' : 'key'}, but for keys that are composed. */
  private static final Pattern USED =
      Pattern.compile("\\bt\\((?:[^'`()]*\\? )?'([a-z_.]+)'(?: : '([a-z_.]+)')?[,)]");

  private final Path page;

  PageMessagesTest() throws URISyntaxException {
    page =
        Path.of(
                Objects.requireNonNull(
                        PageMessagesTest.class.getResource("/io/leat/search/page/index.html"))
                    .toURI())
            .resolveSibling("");
  }

  @Test
  void everyLanguageHasTheSameKeysAndNames() {
    Map<String, String> english = messages("en");
    Map<String, String> chinese = messages("zh");

    assertThat(english).hasSizeGreaterThan(150);
    assertThat(chinese.keySet()).isEqualTo(english.keySet());
    english.forEach(
        (key, text) ->
            assertThat(names(chinese.getOrDefault(key, ""))).as(key).isEqualTo(names(text)));
  }

  @Test
  void chineseIsChinese() {
    assertThat(messages("zh"))
        .allSatisfy(
            (key, text) ->
                assertThat(text.replaceAll("\\{\\w+}|lamp", ""))
                    .as(key)
                    .matches("(?s).*\\p{IsHan}.*|[\\p{P}\\p{S}\\p{N} ]*"));
  }

  @Test
  void whatThePageSaysHasWords() {
    Set<String> keys = messages("en").keySet();
    Set<String> used = new TreeSet<>();
    for (Path file : files(page, "js")) {
      USED.matcher(read(file))
          .results()
          .flatMap(found -> Stream.of(found.group(1), found.group(2)))
          .filter(Objects::nonNull)
          .forEach(used::add);
    }
    assertThat(used).hasSizeGreaterThan(80);
    assertThat(keys).containsAll(used);
  }

  private Map<String, String> messages(String language) {
    Map<String, String> messages = new TreeMap<>();
    for (Path file : files(page.resolve("messages").resolve(language), "js")) {
      String text = read(file);
      long lines = text.lines().filter(line -> line.startsWith("  '")).count();
      Map<String, String> block =
          MESSAGE
              .matcher(text)
              .results()
              .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
      assertThat(block).as("one message a line in %s", file).hasSize((int) lines);
      block.forEach(
          (key, value) -> assertThat(messages.put(key, value)).as("%s twice", key).isNull());
    }
    return messages;
  }

  private static Set<String> names(String text) {
    return NAME.matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Path> files(Path directory, String ending) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> file.toString().endsWith("." + ending))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.leat.search.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.ShopFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages in a real browser. Skipped, saying so, where there is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageIT {
  private final Optional<Chromium> browser = Chromium.find();
  private @Nullable RunningServer server;

  @BeforeAll
  void start(@TempDir Path root) {
    assumeTrue(browser.isPresent(), "Skipped: no Chromium here (Debian: apt-get install chromium)");
    SnapshotStore store = new SnapshotStore(root);
    store.promote(new ShopFixture(7).write(store));
    server = new RunningServer(store);
  }

  @AfterAll
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void showsHitsWithTheirPartsAndTheShelf(int width, @TempDir Path profile) throws Exception {
    String dom = dom("/?q=lmap&user=red", profile, width);

    String hits = part(dom, "<div id=\"hits\"", "<button type=\"button\" id=\"more\"");
    assertThat(count(hits, "<article class=\"card\"")).isEqualTo(24);
    assertThat(count(hits, "class=\"stack\"")).isEqualTo(24);
    for (String name : new String[] {"text", "content", "interest", "popularity"}) {
      assertThat(hits).containsPattern("data-part=\"" + name + "\"[^>]*style=\"width: [0-9.]+%");
    }
    assertThat(hits).contains("Red Ceramic Lamp No 0").contains("Red Wooden Lamp");
    assertThat(part(dom, "id=\"legend\"", "</ul>")).contains("Words", "Meaning", "Interest");
    assertThat(part(dom, "id=\"results-note\"", "</p>"))
        .contains("40 items")
        .contains("searched lamp for lmap");

    String shelf = part(dom, "id=\"shelf\"", "</section>");
    assertThat(count(shelf, "<article class=\"card\"")).isEqualTo(16);
    assertThat(shelf).contains("because you bought").doesNotContain("data-item=\"item-000\"");
    assertThat(part(dom, "id=\"history\"", "</ol>")).contains("bought").contains("Red");
    assertThat(dom).doesNotContain("state error");
  }

  @Test
  void anItemOpensWithWhatIsLikeIt(@TempDir Path profile) throws Exception {
    String dom = dom("/?q=bag&item=item-003", profile, 1280);

    assertThat(part(dom, "id=\"item-body\"", "<h3>Similar")).contains("Red Glass Lamp No 3");
    String similar = part(dom, "id=\"similar\"", "</dialog>");
    assertThat(count(similar, "<article class=\"card\"")).isEqualTo(12);
    assertThat(part(dom, "id=\"session-items\"", "</ul>")).contains("Red Glass Lamp No 3");
    assertThat(part(dom, "<div id=\"hits\"", "id=\"more\""))
        .as("the session personalises the search")
        .containsPattern("data-part=\"interest\"");
  }

  @Test
  void problemsAreShownWithTheirDetail(@TempDir Path profile) throws Exception {
    String dom = dom("/?q=lamp&price_min=cheap", profile, 360);

    assertThat(part(dom, "<div id=\"hits\"", "id=\"more\""))
        .contains("state error")
        .contains("expected a number, not 'cheap'");
  }

  @Test
  void anUnknownShopperIsSaidSo(@TempDir Path profile) throws Exception {
    String dom = dom("/?user=somebody", profile, 360);

    assertThat(part(dom, "id=\"user-error\"", "</p>")).contains("There is no user 'somebody'");
  }

  @Test
  void whatIsTypedIsNeverMarkup(@TempDir Path profile) throws Exception {
    String dom = dom("/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E", profile, 360);

    assertThat(part(dom, "id=\"results-title\"", "</h1>"))
        .contains("&lt;img src=x onerror=alert(1)&gt;");
    assertThat(dom).doesNotContain("<img src=\"x\"").doesNotContain("<img src=x");
  }

  @Test
  void theDescriptionIsDrawn(@TempDir Path profile) throws Exception {
    String dom = dom("/docs#operation-search", profile, 360);

    int operations = new ApiDescription().operations().size();
    assertThat(count(dom, "<details class=\"operation\"")).isEqualTo(operations);
    assertThat(part(dom, "id=\"operation-search\"", "id=\"operation-searchByBody\""))
        .as("opened, for it is named")
        .contains("open=\"\"")
        .contains("condition = field \":\"")
        .contains("default 20");
    assertThat(part(dom, "id=\"schema-Hit\"", "</section>")).contains("href=\"#schema-Reason\"");
    assertThat(dom).doesNotContain("class=\"problem\"").doesNotContain("undefined");
  }

  private String dom(String path, Path profile, int width)
      throws IOException, InterruptedException {
    RunningServer running = java.util.Objects.requireNonNull(server);
    return browser.orElseThrow().dom(running.uri(path), profile, width);
  }

  private static String part(String dom, String from, String to) {
    int start = dom.indexOf(from);
    assertThat(start).as("%s in the page", from).isNotNegative();
    int end = dom.indexOf(to, start);
    assertThat(end).as("%s after %s", to, from).isNotNegative();
    return dom.substring(start, end);
  }

  private static int count(String text, String what) {
    Matcher matcher = Pattern.compile(Pattern.quote(what)).matcher(text);
    int count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }
}

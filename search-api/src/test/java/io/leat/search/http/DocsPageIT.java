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

/** The API's description in a real browser. Skipped, saying so, where there is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocsPageIT {
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

package io.leat.evaluation.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.evaluation.page.Browser.Size;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.SearchSettings;
import io.leat.search.http.LeatServer;
import io.leat.search.http.ServerOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;

/** Whatever a shop writes and however its server fails, the page stays safe and usable. */
@ExtendWith(PageSetup.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostilePageIT {
  private static final String HITS = "#hits article.card:not(.ghost)";

  private final Browser browser;
  private final FaultyProxy proxy;

  HostilePageIT(PageShop shop, Browser browser) throws IOException {
    this.browser = browser;
    this.proxy = new FaultyProxy(shop.address());
  }

  @BeforeEach
  void heal() {
    proxy.heal();
    browser.size(Size.DESKTOP).dark(false);
  }

  @AfterAll
  void close() {
    browser.consoleErrors();
    proxy.close();
  }

  private void open(String hash) {
    browser.openFresh(proxy.address(), "/" + hash);
  }

  @ParameterizedTest
  @EnumSource(Size.class)
  void whatTheShopWroteIsNeverMarkup(Size size) {
    String markup = "<img src=x onerror=window.pwned=1><script>window.pwned=1</script>";
    proxy.rewrite(
        answer ->
            answer
                .replaceAll("\"(title|brand|description)\":\"", "$0" + markup)
                .replace("\"colour\":\"", "\"colour\":\"" + markup)
                .replaceAll("(\"(title|description)\":\"[^\"]*)<em>", "$1<em onclick=pwned>"));
    browser.size(size);
    for (String hash : new String[] {"#/", "#/?q=lamp", "#/compare?q=lamp"}) {
      open(hash);
      browser.awaitIdle();
      browser.until("document.body.textContent.includes('<img src=x onerror')");
      assertThat(browser.count("#view img[src=x], #view script, [onclick]")).as(hash).isZero();
      assertThat(browser.value("typeof window.pwned")).as(hash).isEqualTo("undefined");
      assertThat(browser.fits()).as(hash).isTrue();
    }
    open("#/?q=lamp");
    browser.click(HITS + " .card-link");
    browser.await(".item-words h1");
    browser.awaitIdle();
    assertThat(browser.text(".item-words h1")).contains("<img src=x onerror");
    assertThat(browser.value("typeof window.pwned")).isEqualTo("undefined");
    assertThat(browser.fits()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Size.class)
  void namesOfTenThousandLettersAndMissingPicturesKeepTheirPlace(Size size) {
    String endless = "W".repeat(10_000);
    proxy.rewrite(
        answer ->
            answer
                .replaceAll("\"(title|brand|description)\":\"", "$0" + endless)
                .replaceAll(
                    "\"image_url\":\"[^\"]*\"",
                    "\"image_url\":\"/nowhere.png\",\"x\":\"javascript:alert(1)\""));
    browser.size(size);
    open("#/?q=lamp");
    browser.await(HITS);
    browser.awaitIdle();

    browser.await(HITS + " .picture svg.drawn");
    assertThat(browser.fits()).isTrue();
    assertThat(
            browser.value(
                "Math.max(...[...document.querySelectorAll('#hits article')]"
                    + ".map(card => card.offsetHeight)) < 560"))
        .isEqualTo("true");
    browser.click(HITS + " .card-link");
    browser.await(".item-words h1");
    browser.awaitIdle();
    assertThat(browser.fits()).isTrue();
  }

  @Test
  void theContentSecurityPolicyRunsNothingElse() {
    open("#/");
    browser.awaitIdle();
    browser.script(
        "const s = document.createElement('script'); s.textContent = 'window.pwned = 1';"
            + "document.body.append(s);"
            + "const d = document.createElement('div');"
            + "d.innerHTML = '<img src=\"data:,\" onerror=\"window.pwned = 1\">';"
            + "document.body.append(d);");
    browser.until("document.querySelector('#view')");
    assertThat(browser.value("typeof window.pwned")).isEqualTo("undefined");
  }

  @Test
  void aServerThatFailsIsSaidSoAndAskedAgain() {
    proxy.fail(path -> path.equals("/v1/search") || path.equals("/v1/multi"));
    open("#/?q=lamp");
    browser.await(".state.failed button");
    assertThat(browser.text(".state.failed")).contains("500");

    proxy.heal();
    browser.click(".state.failed button");
    browser.await(HITS);

    proxy.fail(path -> path.equals("/v1/suggest") || path.equals("/v1/events"));
    browser.type("#q", "bag", Keys.ENTER);
    browser.until("location.hash === '#/?q=bag'");
    browser.await(HITS);
  }

  @Test
  void aSlowServerLeavesThePageUsable() {
    proxy.hold(path -> path.equals("/v1/search"));
    open("#/?q=lamp");
    browser.await("#hits .ghost");
    browser.until("document.querySelector('#results-note').textContent.includes('Still asking')");

    // Another search does not wait for the first.
    browser.type("#q", "bag", Keys.ENTER);
    browser.until("location.hash === '#/?q=bag'");
    proxy.letGo();
    browser.await(HITS);
    browser.until("document.querySelector('#results-title').textContent.includes('bag')");
    browser.awaitIdle();
    assertThat(browser.texts(HITS + " .card-link").toString().toLowerCase(Locale.ROOT))
        .contains("bag");
  }

  @Test
  void aShopWithoutItemsIsSaidSo() {
    proxy.rewrite(
        answer ->
            answer
                .replaceAll("\"hits\":\\[\\{.*?\\}\\](?=,\"facets\")", "\"hits\":[]")
                .replaceAll("\"hits\":.*", "\"hits\":[],\"facets\":{},\"next_cursor\":null}"));
    open("#/?q=lamp");
    browser.await("#hits .state");
    assertThat(browser.text("#hits .state")).contains("Nothing found");
  }

  @Test
  void aServerWithNothingToServeIsSaidSo(@TempDir Path root) {
    try (LeatServer empty =
        new LeatServer(new SnapshotStore(root), SearchSettings.DEFAULT, ServerOptions.onPort(0))) {
      empty.start();
      URI address = URI.create("http://127.0.0.1:" + empty.port());
      for (String hash : new String[] {"#/", "#/?q=lamp", "#/compare?q=lamp", "#/item/p1"}) {
        browser.openFresh(address, "/" + hash);
        browser.await(".state.failed");
        assertThat(browser.count("#q")).isEqualTo(1);
      }
    }
  }
}

package io.leat.evaluation.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.evaluation.page.Browser.Size;
import io.leat.search.SearchSettings;
import io.leat.search.http.LeatServer;
import io.leat.search.http.Protection;
import io.leat.search.http.ServerOptions;
import io.leat.search.keys.KeyFile;
import io.leat.search.keys.Scope;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;

/** Searching and shopping, as a person does it. */
@ExtendWith(PageSetup.class)
class ShopPageIT {
  private static final String HITS = "#hits article.card:not(.ghost)";
  private static final String TITLES = HITS + " .card-link";

  private final PageShop shop;
  private final Browser browser;

  ShopPageIT(PageShop shop, Browser browser) {
    this.shop = shop;
    this.browser = browser;
  }

  @AfterEach
  void theConsoleIsQuiet() {
    assertThat(browser.consoleErrors()).isEmpty();
  }

  private void open(Size size, String hash) {
    browser.size(size).dark(false);
    browser.openFresh(shop.address(), "/" + hash);
    browser.awaitIdle();
  }

  @ParameterizedTest
  @EnumSource(Size.class)
  void wordsFindItemsAndAMistypedOneIsMended(Size size) {
    open(size, "");
    browser.type("#q", "lmap", Keys.ENTER);

    browser.until("location.hash === '#/?q=lmap'");
    browser.await(HITS);
    assertThat(browser.text("#results-title")).contains("lmap");
    assertThat(browser.text(".search-note a")).isEqualTo("lamp");
    assertThat(browser.texts(TITLES)).first().asString().contains("lamp");
    assertThat(browser.texts("#hits mark")).contains("lamp");
    assertThat(browser.fits()).isTrue();

    browser.click(".search-note a");
    browser.until("location.hash === '#/?q=lamp'");
    browser.awaitIdle();
    assertThat(browser.count(".search-note a")).isZero();
    assertThat(browser.value("document.querySelector('#q').value")).isEqualTo("lamp");
  }

  @ParameterizedTest
  @EnumSource(Size.class)
  void facetsNarrowAndCanBeTakenBack(Size size) {
    open(size, "#/?q=lamp");
    browser.await(HITS);
    final String all = browser.text("#results-note");
    openFacets(size);
    String brand = browser.attributes("[data-facet=brand] input", "data-value").getFirst();

    browser.click("[data-facet=brand] li:first-child .tick-name");
    browser.until("location.hash.includes('brand=')");
    browser.awaitIdle();
    assertThat(browser.texts(HITS + " .card-facts")).allMatch(facts -> facts.startsWith(brand));
    assertThat(browser.text("#results-note")).isNotEqualTo(all);

    // Several of one facet are any of them.
    browser.click("[data-facet=brand] li:nth-child(2) .tick-name");
    browser.until("(location.hash.match(/brand=/g) ?? []).length === 2");
    browser.awaitIdle();
    assertThat(browser.count(".chosen .chip")).isEqualTo(2);

    browser.click(".chosen [data-key=clear]");
    browser.until("!location.hash.includes('brand=')");
    browser.awaitIdle();
    assertThat(browser.text("#results-note").replaceAll(" · .*", ""))
        .isEqualTo(all.replaceAll(" · .*", ""));
  }

  private void openFacets(Size size) {
    if (size == Size.PHONE) {
      browser.click("[data-tool=facets]");
      browser.await("dialog .facet");
    }
  }

  @Test
  void categoriesOpenLevelByLevel() {
    open(Size.DESKTOP, "#/?all=1");
    browser.click("[data-facet=category] .tick-name");
    browser.until("location.hash.includes('category=')");
    browser.await("[data-facet=category] .branch .tick-name");
    browser.awaitIdle();
    String top = browser.attributes("[data-facet=category] input", "data-value").getFirst();

    browser.click("[data-facet=category] .branch .tick-name");
    browser.until("(location.hash.match(/category=/g) ?? []).length === 2");
    browser.awaitIdle();
    assertThat(browser.attributes("[data-facet=category] input:checked", "data-value"))
        .hasSize(2)
        .allMatch(value -> value.startsWith(top));
  }

  @Test
  void thePriceIsBetweenTwoThumbsByKeys() {
    open(Size.DESKTOP, "#/?q=lamp");
    browser.await(".price-from");
    browser.script("document.querySelector('.price-from').focus()");
    browser.press(Keys.PAGE_UP, Keys.PAGE_UP, Keys.PAGE_UP);

    browser.until("/price=[0-9.]+\\.\\./.test(location.hash)");
    browser.awaitIdle();
    double least =
        Double.parseDouble(
            browser.value("/price=([0-9]+)/.exec(decodeURIComponent(location.hash))[1]"));
    assertThat(browser.texts(HITS + " .price"))
        .isNotEmpty()
        .allMatch(price -> Double.parseDouble(price.replaceAll("[^0-9.]", "")) >= least);
    assertThat(browser.value("document.activeElement.className"))
        .as("the focus stays on the thumb")
        .contains("price-from");
  }

  @Test
  void theOrderCanBeChosenAndMoreCanBeShown() {
    open(Size.DESKTOP, "#/?all=1&sort=price_asc");
    browser.await(HITS);
    assertThat(prices()).isSorted().hasSizeGreaterThan(10);

    int shown = browser.count(HITS);
    browser.click("[data-more]");
    browser.until("another page", () -> browser.count(HITS) > shown);
    browser.awaitIdle();
    assertThat(prices()).isSorted();
    assertThat(browser.attributes(HITS, "data-item")).doesNotHaveDuplicates();
  }

  private List<Double> prices() {
    return browser.texts(HITS + " .price").stream()
        .map(price -> Double.valueOf(price.replaceAll("[^0-9.]", "")))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Size.class)
  void whatIsTypedIsSuggestedAndChosenByKeys(Size size) {
    open(size, "");
    browser.type("#q", "lam");
    browser.await(".suggestion");
    assertThat(browser.attributes("#q", "aria-expanded")).containsExactly("true");

    browser.press(Keys.ARROW_DOWN);
    browser.await(".suggestion[aria-selected=true]");
    assertThat(browser.attributes("#q", "aria-activedescendant"))
        .isEqualTo(browser.attributes(".suggestion[aria-selected=true]", "id"));
    browser.press(Keys.ESCAPE);
    browser.until("document.querySelector('.suggestions').hidden");

    browser.type("#q", "lam");
    browser.await(".suggestion");
    // By touch or mouse.
    browser.click("[aria-labelledby=suggest-product] .suggestion");
    browser.until("location.hash.startsWith('#/item/')");
    browser.await(".item-words h1");
  }

  @ParameterizedTest
  @EnumSource(Size.class)
  void aClickChangesTheVeryNextAnswer(Size size) {
    open(size, "#/?q=lamp");
    browser.await(HITS);
    browser.script(
        "const s = document.querySelector('#strength'); s.value = 1;"
            + "s.dispatchEvent(new Event('input')); s.dispatchEvent(new Event('change'));");
    browser.awaitIdle();
    List<String> before = browser.attributes(HITS, "data-item");
    String clicked = before.getLast();

    browser.click(HITS + "[data-item='" + clicked + "'] .card-link");
    browser.until("location.hash.startsWith('#/item/')");
    browser.await(".item-words h1");
    browser.await("#shelf-similar article.card");
    browser.back();
    browser.until("location.hash === '#/?q=lamp'");
    browser.await(HITS);
    browser.awaitIdle();

    List<String> after = browser.attributes(HITS, "data-item");
    assertThat(after).isNotEqualTo(before);
    assertThat(after.indexOf(clicked)).isNotNegative().isLessThan(before.indexOf(clicked));
    assertThat(browser.count(".moved.up")).isPositive();
    assertThat(browser.text(".search-note.personal")).contains("moved");
  }

  @ParameterizedTest
  @EnumSource(Size.class)
  void aShopperIsChosenAndEverythingIsTheirs(Size size) {
    open(size, "");
    browser.click(".who");
    browser.await(".persona[data-user^=u]");
    browser.click(".persona[data-user^=u]");
    browser.await(".lately li");
    String user = browser.attributes(".persona:has(:checked)", "data-user").getFirst();
    assertThat(browser.count(".taste")).isPositive();

    browser.click("[data-use]");
    browser.until("document.querySelector('h1')?.textContent.includes('" + user + "')");
    browser.await("#shelf-for-you article.card");
    browser.await("#shelf-recent article.card");
    assertThat(browser.count("#shelf-for-you .reason.personal")).isPositive();

    browser.go("#/?q=lamp");
    browser.until(
        "document.querySelector('[data-role=whose]')?.textContent.includes('" + user + "')");
  }

  @Test
  void theCartRecommendsAndAPurchaseIsKnown() {
    open(Size.DESKTOP, "#/?q=lamp");
    browser.await(HITS);
    browser.click(HITS + " .into-cart");
    browser.until("document.querySelector('.basket .count')?.textContent === '1'");
    browser.click(".basket");
    browser.await(".cart-beside article.card:not(.ghost)");
    String bought =
        browser.value("JSON.parse(sessionStorage.getItem('leat.carts')).anonymous[0].item_id");
    browser.click(".cart-line [data-key^=more]");
    browser.until("document.querySelector('.cart-quantity').textContent === '2'");

    browser.click("[data-buy]");
    browser.until("document.querySelectorAll('dialog').length === 0");
    browser.go("#/");
    browser.await("#shelf-again article.card");
    assertThat(browser.attributes("#shelf-again article.card", "data-item")).contains(bought);
  }

  @Test
  void anItemShowsWhatGoesWithIt() {
    open(Size.DESKTOP, "#/?q=lamp");
    browser.click(TITLES);
    browser.await("#shelf-similar article.card");
    assertThat(browser.count(".facts > div")).isPositive();
    assertThat(browser.count(".trail a")).isPositive();
  }

  @ParameterizedTest
  @EnumSource(Size.class)
  void aSearchIsComparedSideBySide(Size size) {
    open(size, "#/compare?q=lamp");
    browser.await(".compare-row");
    browser.await(".compare-note");

    browser.click(".compare-who button");
    browser.click(".persona[data-user^=u]");
    browser.await(".lately li");
    browser.click("[data-use]");
    browser.await(".side-list .moved");
    browser.awaitIdle();
    assertThat(browser.count(".side-list")).isEqualTo(2);
    assertThat(browser.text(".compare-note")).contains("stand elsewhere");
    assertThat(browser.fits()).isTrue();
  }

  @Test
  void languageAndThemeAreSwitchedAndKept() {
    open(Size.DESKTOP, "#/?q=lamp");
    browser.script(
        "const s = document.querySelector('[data-switch=language]'); s.value = 'zh';"
            + "s.dispatchEvent(new Event('change'));");
    browser.until("document.querySelector('.nav a').textContent === '商店'");
    browser.click("[data-switch=theme]");
    browser.click("[data-switch=theme]");
    browser.until("document.documentElement.dataset.theme === 'dark'");

    browser.reload();
    browser.until("document.querySelector('.nav a')?.textContent === '商店'");
    assertThat(browser.value("document.documentElement.lang")).isEqualTo("zh-Hans");
    assertThat(browser.value("document.documentElement.dataset.theme")).isEqualTo("dark");
  }

  @ParameterizedTest
  @EnumSource(Size.class)
  void theFirstViewIsLightAndNothingJumps(Size size) {
    browser.size(size).dark(false);
    browser.openFresh(shop.address(), "/");
    browser.await("#shelf-for-you article.card");
    browser.awaitIdle();
    browser.script(
        "window.shift = 0; window.observed = performance.now(); new PerformanceObserver(list => list.getEntries().forEach(entry => {"
            + " if (!entry.hadRecentInput) window.shift += entry.value; }))"
            + ".observe({type: 'layout-shift', buffered: true})");
    browser.until("performance.now() > window.observed + 300");

    assertThat(Double.parseDouble(browser.value("window.shift"))).as("layout shift").isLessThan(.1);
    // Encoded, without what another visit left in the browser's cache: bodies, not transfers.
    assertThat(
            Integer.parseInt(
                browser.value(
                    "[...performance.getEntriesByType('resource'),"
                        + " ...performance.getEntriesByType('navigation')]"
                        + ".reduce((sum, entry) => sum + entry.encodedBodySize, 0)")))
        .isBetween(10_000, 300_000);
  }

  @Test
  void aKeyIsAskedForWhereOneIsNeeded(@TempDir Path directory) {
    KeyFile file = new KeyFile(directory.resolve("keys.jsonl"));
    final String key = file.create("page", Set.of(Scope.SEARCH, Scope.EVENTS, Scope.ADMIN));
    Protection protection = Protection.DEFAULT.withKeys(file);
    try (LeatServer guarded =
        new LeatServer(
            shop.store(),
            SearchSettings.DEFAULT,
            new ServerOptions(ServerOptions.LOOPBACK, 0, protection))) {
      guarded.start();
      browser.size(Size.DESKTOP).dark(false);
      browser.openFresh(URI.create("http://127.0.0.1:" + guarded.port()), "/#/?q=lamp");
      browser.type("#api-key", key, Keys.ENTER);
      browser.await(HITS);
      browser.go("#/");
      browser.await("#shelf-for-you article.card");
      assertThat(browser.count("dialog")).isZero();
      assertThat(browser.consoleErrors()).allMatch(line -> line.matches(".*(401|405).*"));
    }
  }
}

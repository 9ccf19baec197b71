package io.leat.evaluation.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.evaluation.page.Browser.Size;
import io.leat.index.snapshot.Current;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who runs the search sees how it goes, and says what is served. */
@ExtendWith(PageSetup.class)
class OperationsPageIT {
  private static final String COPY = "g0002";

  private final PageShop shop;
  private final Browser browser;

  OperationsPageIT(PageShop shop, Browser browser) {
    this.shop = shop;
    this.browser = browser;
  }

  @AfterEach
  void theConsoleIsQuiet() {
    assertThat(browser.consoleErrors()).isEmpty();
  }

  /** Another generation, of the same content under a name of its own. */
  private static void copyServed(SnapshotStore store) throws IOException {
    Path from = store.generationDirectory("g0001");
    Path to = store.generationDirectory(COPY);
    if (Files.exists(to)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(from)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path copy = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copy.resolveSibling(""));
      Files.copy(file, copy);
    }
    Path info = to.resolve("generation.json");
    Files.writeString(info, Files.readString(info).replace("g0001", COPY));
  }

  @ParameterizedTest
  @EnumSource(Size.class)
  void aGenerationIsVerifiedPromotedAndRolledBack(Size size) throws IOException {
    copyServed(shop.store());
    browser.size(size).dark(false);
    browser.openFresh(shop.address(), "/#/operations");
    browser.await("[data-generation=g0001].served");
    browser.await("[data-generation=" + COPY + "]");

    browser.click("[data-generation=" + COPY + "] [data-act=verify]");
    browser.await("[data-generation=" + COPY + "] .task .good");

    browser.click("[data-generation=" + COPY + "] [data-act=promote]");
    browser.click("[data-yes]");
    browser.await("[data-generation=" + COPY + "].served");
    assertThat(shop.store().current().map(Current::generation)).contains(COPY);
    browser.until(
        "document.querySelector('[data-tile=served] .tile-value').textContent === '" + COPY + "'");

    browser.click("[data-act=rollback]");
    browser.click("[data-yes]");
    browser.await("[data-generation=g0001].served");
    assertThat(shop.store().current().map(Current::generation)).contains("g0001");
    assertThat(browser.fits()).isTrue();
  }

  @Test
  void whatHappensIsSeenWithinSeconds() {
    browser.size(Size.DESKTOP).dark(true);
    browser.openFresh(shop.address(), "/#/operations");
    browser.until("document.querySelectorAll('.gauge').length === 4");
    browser.script(
        """
        fetch('/v1/events', { method: 'POST', body: JSON.stringify([
          { event_id: 'ops-' + Date.now(), user_id: 'looker', action: 'view', item_id: 'p0001' },
          { event_id: 'ops', user_id: 'looker', action: 'view' }]) });
        fetch('/v1/search?q=flux+capacitor');""");

    browser.until("document.querySelector('.rejects')?.textContent.includes('item_id is missing')");
    browser.until("document.querySelector('.ops-zero')?.textContent.includes('flux capacitor')");
    browser.until("document.querySelector('.ops-latency')?.textContent.includes('/v1/search')");
    browser.until("document.querySelector('.ops-surfaces')?.textContent.includes('search')");
  }

  @Test
  void rulesAreCheckedAndCount() {
    browser.size(Size.PHONE).dark(false);
    browser.openFresh(shop.address(), "/#/operations");
    browser.type("#rules-text", "glimmerstick =>\n  SYNONYM: lamp");
    browser.click(".ops-rules .actions button:last-child");
    browser.until("document.querySelector('.rules-foot').textContent.includes('Version')");
    browser.open(shop.address(), "/#/?q=glimmerstick");
    browser.await("#hits article.card:not(.ghost)");
    assertThat(browser.texts("#hits .card-link")).first().asString().contains("lamp");

    browser.open(shop.address(), "/#/operations");
    browser.until("document.querySelector('#rules-text')?.value.includes('glimmerstick')");
    browser.type("#rules-text", "UP(50): brand:acme");
    browser.click(".ops-rules .actions button:last-child");
    browser.await(".rule-problem p");
    assertThat(browser.consoleErrors()).allMatch(line -> line.contains("400"));
    browser.click(".ops-rules .actions button:first-child");
    browser.click("[data-yes]");
    browser.until("document.querySelector('#rules-text').value === ''");
  }
}

package io.leat.evaluation.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.evaluation.page.Browser.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Items are found on the map, by pointing and by words. */
@ExtendWith(PageSetup.class)
class MapPageIT {
  private final PageShop shop;
  private final Browser browser;

  MapPageIT(PageShop shop, Browser browser) {
    this.shop = shop;
    this.browser = browser;
  }

  @AfterEach
  void theConsoleIsQuiet() {
    assertThat(browser.consoleErrors()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Size.class)
  void itemsAreFoundByPointingAndByWords(Size size) {
    browser.size(size).dark(false);
    browser.openFresh(shop.address(), "/");
    browser.script("sessionStorage.setItem('leat.persona', '\"u001\"')");
    browser.open(shop.address(), "/#/map");
    browser.await(".map-list tbody tr");
    assertThat(browser.text(".map-list caption")).isEqualTo("Recommended to u001");
    assertThat(browser.count(".map-legend .chip")).isGreaterThan(2);

    // A row brings its item into the middle, and there it is when pointed at.
    browser.click(".map-list tbody tr:nth-child(2) .map-row");
    String title = browser.text(".map-list tbody tr:nth-child(2) .map-row");
    browser.until("document.querySelector('.map-card a')?.textContent === '" + quoted(title) + "'");
    browser.await(".map-card .picture img");
    browser.until(
        """
        (() => {
          const canvas = document.querySelector('.map-canvas');
          canvas.scrollIntoView({ block: 'center' });
          const box = canvas.getBoundingClientRect();
          for (const away of [60, 0]) {
            canvas.dispatchEvent(new PointerEvent('pointermove',
              { clientX: box.left + box.width / 2 + away, clientY: box.top + box.height / 2 + away }));
          }
          return document.querySelector('.map-tip b')?.textContent === '%s'
            && !document.querySelector('.map-tip').hidden;
        })()"""
            .formatted(quoted(title)));

    browser.type("#map-search", "coral");
    browser.until("document.querySelector('.map-list caption').textContent.includes('found')");
    assertThat(browser.texts(".map-row")).isNotEmpty().allMatch(each -> each.contains("coral"));
    browser.click(".map-buttons button:first-child");
    browser.click(".map-buttons button:last-child");
    browser.click(".map-legend .chip:first-child");
    assertThat(browser.attributes(".map-legend .chip", "aria-pressed").getFirst())
        .isEqualTo("false");
    assertThat(browser.fits()).isTrue();
  }

  private static String quoted(String text) {
    return text.replace("'", "\\'");
  }
}

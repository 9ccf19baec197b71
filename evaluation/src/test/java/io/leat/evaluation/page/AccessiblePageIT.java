package io.leat.evaluation.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.evaluation.page.Browser.Size;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** axe-core finds nothing against the shop's views, and the keyboard reaches what there is. */
@ExtendWith(PageSetup.class)
class AccessiblePageIT {
  private final PageShop shop;
  private final Browser browser;

  AccessiblePageIT(PageShop shop, Browser browser) {
    this.shop = shop;
    this.browser = browser;
  }

  @ParameterizedTest
  @CsvSource({"PHONE, true, zh", "PHONE, false, en", "DESKTOP, true, en", "DESKTOP, false, zh"})
  void noViewHasAViolation(Size size, boolean dark, String language) {
    browser.size(size).dark(dark);
    browser.openFresh(shop.address(), "/");
    browser.script("localStorage.setItem('leat.language', arguments[0])", language);
    browser.script("localStorage.setItem('leat.scores', 'true')");
    browser.click(".who");
    browser.await(".persona:nth-child(3)");
    browser.click(".persona:nth-child(3)");
    browser.await(".lately li");
    SoftAssertions problems = new SoftAssertions();
    check(problems, "choosing a shopper");
    browser.click("[data-use]");
    browser.until("document.querySelectorAll('dialog').length === 0");
    for (String hash :
        new String[] {"#/", "#/?q=lmap", "#/compare?q=lamp", "#/profile", "#/item/p0001"}) {
      browser.open(shop.address(), "/" + hash);
      browser.awaitIdle();
      check(problems, hash);
      assertThat(browser.fits()).as(hash).isTrue();
    }
    browser.click("[data-add]");
    browser.click(".basket");
    browser.await(".cart-beside article.card:not(.ghost)");
    check(problems, "cart");
    problems.assertAll();
  }

  private void check(SoftAssertions problems, String what) {
    problems.assertThat(browser.accessibilityProblems()).as(what).isEmpty();
  }

  @Test
  void theKeyboardReachesSearchAndItems() {
    browser.size(Size.DESKTOP).dark(false);
    browser.openFresh(shop.address(), "/#/?q=lamp");
    browser.awaitIdle();
    browser.script("document.body.tabIndex = -1; document.body.focus()");
    browser.press(Keys.TAB);
    assertThat(browser.value("document.activeElement.className")).isEqualTo("skip");
    browser.press(Keys.ENTER);
    assertThat(browser.value("document.activeElement.id")).isEqualTo("main");

    for (int presses = 0; presses < 80 && !onACard(); presses++) {
      browser.press(Keys.TAB);
    }
    assertThat(onACard()).as("an item has the focus").isTrue();
    browser.press(Keys.ENTER);
    browser.until("location.hash.startsWith('#/item/')");
    browser.until("document.activeElement.id === 'main'");
  }

  private boolean onACard() {
    return browser.value("document.activeElement.className").equals("card-link");
  }
}

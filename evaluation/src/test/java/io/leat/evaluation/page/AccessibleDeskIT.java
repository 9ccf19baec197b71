package io.leat.evaluation.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.evaluation.page.Browser.Size;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** axe-core finds nothing against the views of those who run the search. */
@ExtendWith(PageSetup.class)
class AccessibleDeskIT {
  private final PageShop shop;
  private final Browser browser;

  AccessibleDeskIT(PageShop shop, Browser browser) {
    this.shop = shop;
    this.browser = browser;
  }

  @ParameterizedTest
  @CsvSource({"PHONE, true, zh", "DESKTOP, false, en"})
  void noViewHasAViolation(Size size, boolean dark, String language) {
    browser.size(size).dark(dark);
    browser.openFresh(shop.address(), "/");
    browser.script("localStorage.setItem('leat.language', arguments[0])", language);
    browser.script("sessionStorage.setItem('leat.persona', '\"u001\"')");
    SoftAssertions problems = new SoftAssertions();

    browser.open(shop.address(), "/#/lab");
    browser.await(".lab-hit");
    browser.script(
        "document.querySelectorAll('.lab-try details').forEach(d => { d.open = true; })");
    browser.await(".lab-inside table");
    browser.click(".lab-hit:first-child .thumb");
    check(problems, "lab");

    browser.open(shop.address(), "/#/lab?tab=compare");
    browser.until("document.querySelector('#lab-queries')?.value.length > 0");
    browser.click(".queries .actions button:last-child");
    browser.await(".compared-row");
    browser.script(
        "document.querySelectorAll('.lab-compare details').forEach(d => { d.open = true; })");
    browser.await(".small-hits li");
    check(problems, "lab, compared");

    browser.open(shop.address(), "/#/map");
    browser.click(".map-row");
    browser.await(".map-card img");
    check(problems, "map");

    browser.open(shop.address(), "/#/operations");
    browser.await(".generation");
    browser.await("#rules-text");
    check(problems, "operations");
    problems.assertAll();
  }

  private void check(SoftAssertions problems, String what) {
    assertThat(browser.fits()).as(what).isTrue();
    problems.assertThat(browser.accessibilityProblems()).as(what).isEmpty();
  }
}

package io.leat.evaluation.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.evaluation.page.Browser.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known of a person is seen, may be refused, and is forgotten. */
@ExtendWith(PageSetup.class)
class ProfilePageIT {
  private final PageShop shop;
  private final Browser browser;

  ProfilePageIT(PageShop shop, Browser browser) {
    this.shop = shop;
    this.browser = browser;
  }

  @AfterEach
  void theConsoleIsQuiet() {
    assertThat(browser.consoleErrors())
        .as("but that nothing is known of somebody is an answer")
        .allMatch(line -> line.contains("/profile") && line.contains("404"));
  }

  @ParameterizedTest
  @EnumSource(Size.class)
  void aPersonIsForgottenWithAReceipt(Size size) {
    browser.size(size).dark(false);
    browser.openFresh(shop.address(), "/");
    // Of the listed people, one that no other test is likely to choose.
    browser.click(".who");
    browser.await(".persona:nth-child(5)");
    browser.click(".persona:nth-child(" + (size == Size.PHONE ? 4 : 5) + ")");
    String user = browser.attributes(".persona:has(:checked)", "data-user").getFirst();
    browser.await(".lately li");
    browser.click("[data-use]");
    browser.until("document.querySelector('h1')?.textContent.includes('" + user + "')");

    browser.go("#/profile");
    browser.await(".known tbody tr");
    assertThat(browser.count(".taste-bars li")).isPositive();
    assertThat(browser.texts(".known .why")).anyMatch(why -> why.contains("looked at"));
    assertThat(browser.fits()).isTrue();

    // A wish counts from the next answer on, and can be taken back.
    browser.click(".wishes .switch");
    browser.until("!document.querySelector('#consent').disabled");
    browser.go("#/?q=lamp");
    browser.until(
        "document.querySelector('[data-role=whose]')?.textContent.includes('no personal order')");
    browser.go("#/profile");
    browser.await(".wishes .switch");
    assertThat(browser.value("document.querySelector('#consent').checked")).isEqualTo("false");
    browser.click(".wishes .switch");
    browser.until("!document.querySelector('#consent').disabled");

    browser.click("[data-forget]");
    browser.click("[data-yes]");
    browser.await(".receipt");
    assertThat(browser.text(".receipt")).contains(user);
    browser.until("document.querySelector('.known')?.textContent.includes('Nothing is known')");
    browser.click("[data-verify]");
    browser.await(".verdict");
    assertThat(browser.count(".proof tbody tr")).isEqualTo(5);

    browser.go("#/");
    browser.await("#shelf-for-you article.card");
    assertThat(browser.count("#shelf-again")).isZero();
    assertThat(browser.count(".reason.personal")).isZero();
  }
}

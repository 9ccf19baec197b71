package io.leat.evaluation.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.evaluation.dataset.Judgements;
import io.leat.evaluation.dataset.JudgementsReader;
import io.leat.evaluation.page.Browser.Size;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Searches are taken apart, changed and compared. */
@ExtendWith(PageSetup.class)
class LabPageIT {
  private static final String HIT = ".lab-hit";

  /** The greatest difference between a score and the sum of its bar's pieces, over all hits. */
  private static final String GAP =
      """
      (() => {
        const score = hit => Number(hit.querySelector('.lab-score').textContent);
        const hits = [...document.querySelectorAll('.lab-hit')];
        const widest = Math.max(...hits.map(score));
        return Math.max(...hits.map(hit => Math.abs(score(hit) - widest / 100 *
          [...hit.querySelectorAll('.bars span')].reduce((sum, piece) => sum + parseFloat(piece.style.width), 0))));
      })()""";

  private final PageShop shop;
  private final Browser browser;

  LabPageIT(PageShop shop, Browser browser) {
    this.shop = shop;
    this.browser = browser;
  }

  @AfterEach
  void theConsoleIsQuiet() {
    assertThat(browser.consoleErrors()).isEmpty();
  }

  private void open(Size size, String hash) {
    browser.size(size).dark(false);
    browser.openFresh(shop.address(), "/");
    browser.script("sessionStorage.setItem('leat.persona', '\"u001\"')");
    browser.open(shop.address(), "/" + hash);
  }

  @ParameterizedTest
  @EnumSource(Size.class)
  void everyScoreAddsUpWhateverTheControlsSay(Size size) {
    open(size, "#/lab");
    browser.await(HIT);
    browser.type("#lab-query", "lamp");
    browser.until("document.querySelector('.lab-title')?.textContent.includes('lamp')");
    assertThat(Double.parseDouble(browser.value(GAP))).isLessThan(0.002);
    assertThat(browser.texts(".retrievers tbody th")).contains("Words", "Popularity");
    if (size == Size.PHONE) {
      browser.click(".lab-controls summary");
    }

    browser.click("input[value=rrf] + span");
    browser.until("!document.querySelector('[aria-busy]')");
    browser.script(
        """
        const slider = document.querySelector('.slider input[id$=popularity]');
        slider.value = 1;
        slider.dispatchEvent(new Event('input'));""");
    browser.until(
        "[...document.querySelectorAll('.retrievers tbody tr')].some(row =>"
            + " row.textContent.startsWith('Popularity1'))");
    assertThat(Double.parseDouble(browser.value(GAP))).isLessThan(0.002);
    assertThat(browser.text(".lab-line")).contains("arrows");
    assertThat(browser.fits()).isTrue();

    browser.click(".lab-hit:first-child summary");
    browser.await(".lab-hit:first-child tfoot td");
    assertThat(browser.text(".lab-hit:first-child tfoot td"))
        .isEqualTo(browser.text(".lab-hit:first-child .lab-score"));
    assertThat(browser.texts(".lab-hit:first-child tbody td:nth-child(2)"))
        .allMatch(rank -> rank.matches("[0-9,]+|–"));
  }

  @Test
  void thumbsMakeJudgementsThatTheCommandReads(@TempDir Path directory) throws Exception {
    open(Size.DESKTOP, "#/lab");
    browser.await(HIT);
    browser.type("#lab-query", "Lamp");
    browser.until("document.querySelector('.lab-title')?.textContent.includes('lamp')");
    String right = browser.attributes(HIT, "data-item").getFirst();
    String wrong = browser.attributes(HIT, "data-item").get(1);
    browser.click(".lab-hit:nth-child(1) [data-grade='1']");
    browser.click(".lab-hit:nth-child(2) [data-grade='0']");
    browser.until("document.querySelector('.judged').textContent.includes('2 judgements')");

    browser.reload();
    browser.await(".lab-hit:nth-child(1) [data-grade='1'][aria-pressed=true]");
    browser.script(
        "import('/page/views/lab/judgements.js').then(m => { window.exported = m.toTsv(); })");
    browser.until("window.exported");
    Path file = directory.resolve("judgements.tsv");
    Files.writeString(file, browser.value("window.exported"));
    Judgements judgements = JudgementsReader.read(file);

    assertThat(judgements.grades()).containsOnlyKeys("lamp");
    assertThat(judgements.grades().get("lamp"))
        .containsEntry(right, 1.0)
        .containsEntry(wrong, 0.0)
        .hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Size.class)
  void twoConfigurationsAreComparedByJudgements(Size size) {
    open(size, "#/lab?tab=compare");
    browser.until("document.querySelector('#lab-queries')?.value.length > 0");
    browser.type("#lab-queries", "lamp\nmug\nzzzz");
    browser.click(".queries .actions button:last-child");
    browser.until("document.querySelectorAll('.compared-row').length === 3");
    assertThat(browser.text("[data-tile=ndcg-a] .tile-value")).isEqualTo("–");

    browser.click("[data-query=lamp] summary");
    browser.click("[data-query=lamp] .lists > div:first-child li:nth-child(1) [data-grade='1']");
    browser.until(
        "document.querySelector('[data-tile=ndcg-a] .tile-value').textContent === '1.000'");
    browser.click("[data-query=lamp] .lists > div:last-child li:nth-child(2) [data-grade='0']");
    browser.until("document.querySelector('.judged').textContent.includes('2 judgements')");
    assertThat(browser.text("[data-tile=changed] .tile-value")).endsWith("of 3");
    assertThat(browser.text("[data-query=zzzz]")).contains("the same list");
    assertThat(browser.fits()).isTrue();
  }
}

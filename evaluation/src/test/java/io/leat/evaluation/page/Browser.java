package io.leat.evaluation.page;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;

/**
 * A Chromium without a window. Nothing is momentary: whatever is asked for is waited for, up to a
 * minute, since the machine may be busy with other things.
 *
 * <p>{@code css} selects elements as a style sheet does; the first is meant.
 */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final String AXE = read("/axe.min.js");

  private final ChromeDriver driver;

  /** A window's size, pixels. */
  enum Size {
    PHONE(360, 740),
    DESKTOP(1280, 900);

    private final int width;
    private final int height;

    Size(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }

  /** Whether both programs are here. */
  static boolean isInstalled() {
    return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
  }

  /**
   * Starts it.
   *
   * @param profile an empty directory
   */
  Browser(Path profile) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--lang=en",
        "--user-data-dir=" + profile);
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(DRIVER.toString()))
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(LONGEST).pageLoadTimeout(LONGEST);
  }

  /** Has a window of this size from now on. */
  Browser size(Size size) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            size.width,
            "height",
            size.height,
            "deviceScaleFactor",
            1,
            "mobile",
            size == Size.PHONE));
    return this;
  }

  /** Prefers the dark, or the light, as the system would. */
  Browser dark(boolean dark) {
    command(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    return this;
  }

  private void command(String name, Map<String, Object> parameters) {
    driver.executeCdpCommand(name, parameters);
  }

  /**
   * Opens a page as somebody who was never there: nothing of an earlier visit is kept.
   *
   * @param path with its hash, such as {@code /#/?q=lamp}
   */
  void openFresh(URI server, String path) {
    driver.get(server.resolve("/page/icon.svg").toString());
    script("localStorage.clear(); sessionStorage.clear();");
    consoleErrors();
    open(server, path);
  }

  /** Opens a page; the hash alone does not count as another page, so a blank one comes between. */
  void open(URI server, String path) {
    driver.get("about:blank");
    driver.get(server.resolve(path).toString());
    await("#main");
  }

  /** Goes to another hash of the same page. */
  void go(String hash) {
    script("location.hash = arguments[0]", hash);
  }

  void back() {
    driver.navigate().back();
  }

  void reload() {
    driver.navigate().refresh();
    await("#main");
  }

  /** Runs a script's body; {@code return} gives the answer. */
  @Nullable Object script(String body, Object... arguments) {
    return driver.executeScript(body, arguments);
  }

  /** What a script's expression is worth, as text. */
  String value(String expression) {
    return String.valueOf(script("return " + expression));
  }

  /** Waits until a script's expression is true. */
  void until(String expression) {
    until(expression, () -> Boolean.TRUE.equals(script("return !!(" + expression + ")")));
  }

  /** Waits until something holds. */
  void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + LONGEST.toNanos();
    @Nullable WebDriverException last = null;
    while (true) {
      try {
        if (holds.getAsBoolean()) {
          return;
        }
      } catch (WebDriverException e) {
        last = e; // What was there a moment ago was drawn anew.
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "Never came true: " + what + "\nThe page says: " + shortened(), last);
      }
      sleep();
    }
  }

  private String shortened() {
    String text = value("document.body.innerText");
    return text.substring(0, Math.min(1500, text.length()));
  }

  private static void sleep() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Waits until there is such an element. */
  void await(String css) {
    until(css, () -> count(css) > 0);
  }

  /** Waits until the view has answers and is drawn. */
  void awaitIdle() {
    until(
        "document.documentElement.dataset.reached === location.hash &&"
            + " document.querySelector('#main')?.childElementCount > 0 &&"
            + " !document.querySelector('[aria-busy]')");
  }

  int count(String css) {
    return driver.findElements(By.cssSelector(css)).size();
  }

  /** Presses it, where it can be pressed: seen, and nothing above it. */
  void click(String css) {
    until(
        "a click on " + css,
        () -> {
          try {
            WebElement element = element(css);
            script("arguments[0].scrollIntoView({block: 'center'})", element);
            element.click();
            return true;
          } catch (ElementClickInterceptedException
              | StaleElementReferenceException
              | NoSuchElementException e) {
            return false;
          }
        });
  }

  private WebElement element(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  /** Types into a field, in the place of what it has. */
  void type(String css, CharSequence... keys) {
    click(css);
    element(css).sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    element(css).sendKeys(keys);
  }

  /** Presses keys where the focus is. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** The text of the first, as it is in the document. */
  String text(String css) {
    await(css);
    return String.valueOf(
        script("return document.querySelector(arguments[0])?.textContent.trim() ?? ''", css));
  }

  /** The texts of all. */
  List<String> texts(String css) {
    return all(css, "each.textContent.trim()");
  }

  /** An attribute of all; empty where one has none. */
  List<String> attributes(String css, String name) {
    return all(css, "each.getAttribute('" + name + "') ?? ''");
  }

  private List<String> all(String css, String what) {
    Object found =
        script(
            "return [...document.querySelectorAll(arguments[0])].map(each => " + what + ")", css);
    List<String> texts = new ArrayList<>();
    ((List<?>) Objects.requireNonNull(found)).forEach(each -> texts.add(String.valueOf(each)));
    return texts;
  }

  /** What the console was told since this was last asked, of errors. */
  List<String> consoleErrors() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().getName().equals("SEVERE"))
        .map(entry -> entry.getMessage())
        // Asked for where a file is opened by itself, as to clear what was kept.
        .filter(line -> !line.contains("/favicon.ico"))
        .toList();
  }

  /** What axe-core finds against WCAG 2.1 AA, and good practice: a rule and an element each. */
  List<String> accessibilityProblems() {
    script(AXE);
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
            axe.run(document, { runOnly: rules }).then(
              result => done(result.violations.flatMap(rule =>
                rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`))),
              failure => done([String(failure)]));
            """);
    List<String> problems = new ArrayList<>();
    ((List<?>) Objects.requireNonNull(found)).forEach(each -> problems.add(String.valueOf(each)));
    return problems;
  }

  /** Whether the page is no wider than its window. */
  boolean fits() {
    return Boolean.TRUE.equals(
        script("return document.documentElement.scrollWidth <= window.innerWidth"));
  }

  /** Keeps a picture of what is seen, to be looked at. */
  void picture(Path file) {
    try {
      Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }

  private static String read(String resource) {
    try (InputStream stream = Browser.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

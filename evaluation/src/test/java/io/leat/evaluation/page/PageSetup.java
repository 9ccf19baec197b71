package io.leat.evaluation.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the shop and the browser when the first class wants them, and ends them after the last: a
 * test takes a {@link PageShop} and a {@link Browser} as parameters. Where there is no browser the
 * tests are skipped, and say so.
 */
final class PageSetup implements BeforeAllCallback, ParameterResolver {
  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(PageSetup.class);

  /** All that is started; closed by JUnit when all tests are done. */
  private static final class Started implements AutoCloseable {
    private final Path directory;
    private final PageShop shop;
    private final Browser browser;

    Started() {
      try {
        directory = Files.createTempDirectory("leat-page");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      shop = new PageShop(directory);
      browser = new Browser(directory.resolve("profile"));
    }

    @Override
    public void close() throws IOException {
      browser.close();
      shop.close();
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    assumeTrue(
        Browser.isInstalled(),
        "Skipped: no Chromium with its driver here (Debian: apt-get install chromium chromium-driver)");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == PageShop.class || type == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Started started = started(context.getRoot().getStore(SPACE));
    return parameter.getParameter().getType() == PageShop.class ? started.shop : started.browser;
  }

  private static synchronized Started started(ExtensionContext.Store store) {
    Started known = store.get(Started.class, Started.class);
    if (known != null) {
      return known;
    }
    Started made = new Started();
    store.put(Started.class, made);
    return made;
  }
}

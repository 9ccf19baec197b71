package io.leat.search.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /} with its modules, styles and pictures below {@code /page/}, and the API's
 * description: for programs at {@code /v1/openapi.json}, for people at {@code /docs}. Plain files
 * of the class path, no build, nothing fetched from elsewhere.
 */
final class PageRoutes {
  /** No dots but the last, so that no path leads out of the directory. */
  private static final Pattern FILE =
      Pattern.compile("([a-z0-9_-]+/){0,4}[a-z0-9_-]+\\.(js|css|svg|html)");

  /** Files that were asked for, and are there: as many as the page has. */
  private final Map<String, PageFile> files = new ConcurrentHashMap<>();

  void register(RoutesConfig routes) {
    serve(routes, "/", "page/index.html");
    serve(routes, "/docs", "page/docs.html");
    serve(routes, "/v1/openapi.json", "openapi.json");
    routes.get("/page/<file>", this::answer);
  }

  private static void serve(RoutesConfig routes, String path, String name) {
    PageFile file =
        PageFile.read(name)
            .orElseThrow(() -> new IllegalStateException(name + " is not on the class path"));
    routes.get(path, file::answer);
  }

  private void answer(Context context) {
    String name = context.pathParam("file");
    PageFile file = FILE.matcher(name).matches() ? find("page/" + name) : null;
    if (file == null) {
      throw new ProblemException(
          Problem.of(
              404,
              "unknown-route",
              "Unknown route",
              "There is nothing at " + context.path() + "."));
    }
    file.answer(context);
  }

  private @Nullable PageFile find(String name) {
    return files.computeIfAbsent(name, each -> PageFile.read(each).orElse(null));
  }
}

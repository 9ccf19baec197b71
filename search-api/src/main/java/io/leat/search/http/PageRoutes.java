package io.leat.search.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The page at {@code /}, and the API's description: for programs at {@code /v1/openapi.json}, for
 * people at {@code /docs}. Plain files, no build, nothing fetched from elsewhere.
 */
final class PageRoutes {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String CSS = "text/css; charset=utf-8";
  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";

  /**
   * Scripts and styles come from here alone, so that a title that smuggles in a script finds none
   * to run; images may come from where the shop keeps them.
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' data: http: https:; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  void register(RoutesConfig routes) {
    serve(routes, "/", "page/index.html", HTML);
    serve(routes, "/page/leat.css", "page/leat.css", CSS);
    serve(routes, "/page/leat.js", "page/leat.js", JAVASCRIPT);
    serve(routes, "/page/icon.svg", "page/icon.svg", "image/svg+xml");
    serve(routes, "/docs", "page/docs.html", HTML);
    serve(routes, "/page/docs.css", "page/docs.css", CSS);
    serve(routes, "/page/docs.js", "page/docs.js", JAVASCRIPT);
    serve(routes, "/v1/openapi.json", "openapi.json", "application/json");
  }

  private static void serve(RoutesConfig routes, String path, String file, String contentType) {
    byte[] content = read(file);
    routes.get(path, context -> answer(context, contentType, content));
  }

  private static void answer(Context context, String contentType, byte[] content) {
    context
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-cache")
        .contentType(contentType)
        .result(content);
  }

  private static byte[] read(String file) {
    String resource = "/io/leat/search/" + file;
    try (InputStream stream = PageRoutes.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("The file " + resource + " is not on the class path");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

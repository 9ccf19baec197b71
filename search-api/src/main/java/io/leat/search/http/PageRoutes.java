package io.leat.search.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The page at {@code /}: three files, no build, nothing fetched from elsewhere. */
final class PageRoutes {
  /**
   * Scripts and styles come from here alone, so that a title that smuggles in a script finds none
   * to run; images may come from where the shop keeps them.
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' data: http: https:; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  void register(RoutesConfig routes) {
    serve(routes, "/", "index.html", "text/html; charset=utf-8");
    serve(routes, "/page/leat.css", "leat.css", "text/css; charset=utf-8");
    serve(routes, "/page/leat.js", "leat.js", "text/javascript; charset=utf-8");
    serve(routes, "/page/icon.svg", "icon.svg", "image/svg+xml");
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
    String resource = "/io/leat/search/page/" + file;
    try (InputStream stream = PageRoutes.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(
            "The page's file " + resource + " is not on the class path");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.leat.search.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.leat.search.picture.ProductPictures;

/**
 * Pictures for the items of a shop that was generated, whose {@code image_url} leads here: {@code
 * /page/pictures/table-lamp.coral.brass.svg}, or without the last word for what is of no material.
 */
final class PictureRoutes {
  private static final String ENDING = ".svg";
  private static final int LONGEST = 200;

  private final ProductPictures pictures = new ProductPictures();

  void register(RoutesConfig routes) {
    routes.get("/page/pictures/{name}", this::picture);
  }

  private void picture(Context context) {
    String name = context.pathParam("name");
    String[] words = name.replaceFirst("\\.svg$", "").split("\\.", -1);
    if (!name.endsWith(ENDING) || name.length() > LONGEST || words.length < 2 || words.length > 3) {
      throw new ProblemException(
          Problem.of(
              404,
              "no-picture",
              "No such picture",
              "A picture is /page/pictures/TYPE.COLOUR.svg or /page/pictures/TYPE.COLOUR.MATERIAL.svg"));
    }
    context
        .header("Cache-Control", "public, max-age=86400")
        // Opened by itself it is a document of its own, and has nothing to run or to fetch.
        .header("Content-Security-Policy", "default-src 'none'; style-src 'none'; sandbox")
        .contentType("image/svg+xml")
        .result(pictures.svg(words[0], words[1], words.length > 2 ? words[2] : ""));
  }
}

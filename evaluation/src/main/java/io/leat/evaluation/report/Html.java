package io.leat.evaluation.report;

import io.leat.data.FileProblem;
import io.leat.data.ShopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A page under construction. Every text that is handed in is escaped. */
final class Html {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem;
             background: Canvas; color: CanvasText; }
      table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }
      caption { text-align: left; font-weight: 600; padding: .3rem 0; }
      th, td { padding: .25rem .7rem; text-align: right; border-bottom: 1px solid color-mix(in srgb, CanvasText 20%, Canvas); }
      th:first-child, td:first-child { text-align: left; }
      figure { margin: 1rem 0; overflow-x: auto; } svg { max-width: 100%; height: auto; }
      tbody tr:first-child { font-weight: 600; }
      .plain tbody tr:first-child { font-weight: inherit; }
      """;

  private final StringBuilder page = new StringBuilder();

  Html(String title) {
    page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
        .append(escape(title))
        .append("</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n<h1>")
        .append(escape(title))
        .append("</h1>\n");
  }

  Html heading(String text) {
    page.append("<h2>").append(escape(text)).append("</h2>\n");
    return this;
  }

  Html paragraph(String text) {
    page.append("<p>").append(escape(text)).append("</p>\n");
    return this;
  }

  /** A chart; what it shows stands in the table beside it. */
  Html chart(BarChart chart) {
    page.append("<figure>\n").append(chart.svg()).append("</figure>\n");
    return this;
  }

  /** A table whose first row is the chosen model's. */
  Html table(String caption, List<String> header, List<List<String>> rows) {
    return table("", caption, header, rows);
  }

  /** A table of rows that are all alike. */
  Html plainTable(String caption, List<String> header, List<List<String>> rows) {
    return table(" class=\"plain\"", caption, header, rows);
  }

  private Html table(String style, String caption, List<String> header, List<List<String>> rows) {
    page.append("<table").append(style).append("><caption>").append(escape(caption));
    page.append("</caption>\n<thead>");
    row("th", header);
    page.append("</thead>\n<tbody>\n");
    rows.forEach(cells -> row("td", cells));
    page.append("</tbody></table>\n");
    return this;
  }

  private void row(String element, List<String> cells) {
    page.append("<tr>");
    for (String cell : cells) {
      page.append('<').append(element).append('>').append(escape(cell));
      page.append("</").append(element).append('>');
    }
    page.append("</tr>\n");
  }

  /**
   * Writes the whole page as {@code index.html}.
   *
   * @param directory made when missing
   * @return the file
   * @throws ShopException when it cannot be written
   */
  Path write(Path directory) {
    Path file = directory.resolve("index.html");
    try {
      Files.createDirectories(directory);
      Files.writeString(file, page + "</body>\n</html>\n");
    } catch (IOException e) {
      throw new ShopException(
          "the report cannot be written to %s: %s".formatted(file, FileProblem.describe(e)));
    }
    return file;
  }

  static String fraction(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}

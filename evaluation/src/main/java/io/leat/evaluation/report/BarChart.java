package io.leat.evaluation.report;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler;

/**
 * Grouped bars as SVG, to stand inside a page. The ink is the text's own colour and the ground is
 * transparent, so that it reads on light and on dark.
 */
final class BarChart {
  private static final int HEIGHT = 340;
  private static final Color INK = new Color(17, 34, 51);
  private static final Color CLEAR = new Color(255, 255, 255, 0);
  private static final Color[] PALETTE = {
    new Color(0x2f7fc1), new Color(0xd97b29), new Color(0x3f9e5f),
    new Color(0xb5588f), new Color(0x8f8a2f), new Color(0x7a6fc0),
    new Color(0x2fa3a3), new Color(0xa05a4a)
  };

  /**
   * One colour of bars.
   *
   * @param values one for each category
   * @param errors half the height of each error bar; null for none
   */
  record Series(String name, List<Double> values, @Nullable List<Double> errors) {}

  private final CategoryChart chart;
  private final int width;

  /** An empty chart, wide enough for its bars. */
  BarChart(String title, String valueAxis, int bars) {
    width = Math.clamp(160 + 46L * bars, 480, 1_100);
    chart = new CategoryChartBuilder().width(width).height(HEIGHT).title(title).build();
    chart.setYAxisTitle(valueAxis);
    style(chart.getStyler());
  }

  private static void style(CategoryStyler styler) {
    styler.setTheme(new org.knowm.xchart.style.theme.XChartTheme());
    styler.setChartBackgroundColor(CLEAR).setChartFontColor(INK);
    styler.setChartTitleBoxVisible(false);
    styler.setPlotBackgroundColor(CLEAR).setPlotBorderVisible(false);
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    styler.setAxisTickLabelsColor(INK).setAxisTickMarksColor(INK);
    styler.setPlotGridLinesColor(new Color(128, 128, 128)).setPlotGridVerticalLinesVisible(false);
    styler.setLegendBackgroundColor(CLEAR).setLegendBorderColor(CLEAR);
    styler.setLegendPosition(Styler.LegendPosition.OutsideE);
    styler.setErrorBarsColor(INK);
    styler.setSeriesColors(PALETTE);
    styler.setAvailableSpaceFill(0.8);
    styler.setYAxisMin(0.0);
  }

  /** Adds bars over the categories. */
  BarChart with(List<String> categories, Series series) {
    CategorySeries added =
        series.errors() == null
            ? chart.addSeries(series.name(), categories, series.values())
            : chart.addSeries(series.name(), categories, series.values(), series.errors());
    added.setLineColor(CLEAR);
    return this;
  }

  BarChart withoutLegend() {
    chart.getStyler().setLegendVisible(false);
    return this;
  }

  /** The drawing, an {@code svg} element. */
  String svg() {
    VectorGraphics2D graphics = new VectorGraphics2D();
    chart.paint(graphics, width, HEIGHT);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Processors.get("svg")
          .getDocument(graphics.getCommands(), new PageSize(0, 0, width, HEIGHT))
          .writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String document = bytes.toString(StandardCharsets.UTF_8);
    return document
        .substring(document.indexOf("<svg "))
        .replaceFirst("<svg ", "<svg aria-hidden=\"true\" ")
        .replace(
            "rgb(%d,%d,%d)".formatted(INK.getRed(), INK.getGreen(), INK.getBlue()), "currentColor");
  }

  static List<Double> list(double... values) {
    return Arrays.stream(values).boxed().toList();
  }
}

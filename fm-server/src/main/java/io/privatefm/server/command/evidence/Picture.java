package io.privatefm.server.command.evidence;

import io.privatefm.evaluate.report.Interval;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Figures as SVG: lines over time, or bars side by side, both with their intervals. */
final class Picture {
  /** Told apart also without colour vision (Okabe and Ito, 2008). */
  private static final List<Color> COLOURS =
      List.of(
          new Color(0xD55E00),
          new Color(0x0072B2),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0x56B4E9),
          new Color(0xE69F00),
          new Color(0x555555));

  private static final Color INK = new Color(0x222222);
  private static final Color GRID = new Color(0xDDDDDD);

  /** A hundredth of a pixel is enough, and makes the file a third as large. */
  private static final Pattern DIGITS_TOO_MANY = Pattern.compile("(\\.\\d\\d)\\d+");

  private static final int WIDTH = 860;
  private static final int HEIGHT = 520;

  private Picture() {}

  /**
   * One line: its name, and at each x a figure with its interval.
   *
   * @param x rising, as many as points
   */
  record Line(String name, List<Double> x, List<Interval> points) {}

  /** One bar and its interval. */
  record Bar(String name, Interval height) {}

  /** Draws lines, each with its intervals as error bars. */
  static void lines(String title, String xTitle, String yTitle, List<Line> lines, Path file) {
    System.setProperty("java.awt.headless", "true"); // the drawing needs no screen
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    style(chart.getStyler());
    chart.getStyler().setMarkerSize(4).setLegendPosition(Styler.LegendPosition.OutsideE);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Color colour = COLOURS.get(i % COLOURS.size());
      XYSeries series =
          chart.addSeries(
              line.name(),
              line.x().stream().mapToDouble(Double::doubleValue).toArray(),
              line.points().stream().mapToDouble(Interval::estimate).toArray(),
              line.points().stream().mapToDouble(Picture::halfWidth).toArray());
      series.setMarkerColor(colour);
      series.setLineColor(colour);
      series.setMarker(SeriesMarkers.CIRCLE);
      series.setLineStyle(new BasicStroke(2));
    }
    save(chart, file);
  }

  /** Draws bars side by side, each with its interval. */
  static void bars(String title, String yTitle, List<Bar> bars, Path file) {
    System.setProperty("java.awt.headless", "true");
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .yAxisTitle(yTitle)
            .build();
    style(chart.getStyler());
    chart
        .getStyler()
        .setXAxisLabelRotation(bars.size() > 6 ? 30 : 0)
        .setXAxisMaxLabelCount(bars.size()) // every bar is named
        .setLegendVisible(false);
    chart
        .addSeries(
            title,
            bars.stream().map(Bar::name).toList(),
            bars.stream().map(bar -> bar.height().estimate()).toList(),
            bars.stream().map(bar -> halfWidth(bar.height())).toList())
        .setFillColor(COLOURS.get(1));
    save(chart, file);
  }

  private static double halfWidth(Interval interval) {
    double half = (interval.high() - interval.low()) / 2;
    return Double.isFinite(half) ? half : 0;
  }

  private static void style(AxesChartStyler styler) {
    Font plain = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    styler
        .setErrorBarsColorSeriesColor(true)
        .setPlotGridLinesColor(GRID)
        .setAxisTickLabelsColor(INK)
        .setAxisTickLabelsFont(plain)
        .setAxisTitleFont(plain);
    styler
        .setChartTitleFont(plain.deriveFont(Font.BOLD, 15f))
        .setChartTitleBoxVisible(false)
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBackgroundColor(Color.WHITE)
        .setChartFontColor(INK)
        .setLegendFont(plain)
        .setLegendBorderColor(Color.WHITE);
  }

  private static void save(org.knowm.xchart.internal.chartpart.Chart<?, ?> chart, Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      var svg = new ByteArrayOutputStream();
      ChartEncoder.saveChart(chart, svg, "svg");
      String text = svg.toString(StandardCharsets.UTF_8);
      Files.writeString(file, DIGITS_TOO_MANY.matcher(text).replaceAll("$1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

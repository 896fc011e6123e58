package io.privatefm.bench.report;

import io.privatefm.bench.run.Curve;
import io.privatefm.bench.run.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The curve of recall and throughput as SVG: further right and further up is better. */
public final class Drawing {
  /** Told apart also without colour vision (Okabe and Ito, 2008). */
  private static final List<Color> COLOURS =
      List.of(
          new Color(0xD55E00),
          new Color(0x0072B2),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0x56B4E9),
          new Color(0x555555));

  private static final Color INK = new Color(0x222222);
  private static final Color GRID = new Color(0xDDDDDD);
  private static final int WIDTH = 860;
  private static final int HEIGHT = 520;
  private static final float OURS_WIDE = 3.5f;
  private static final float OTHERS_WIDE = 2;

  private Drawing() {}

  /** Draws the curves, each with the points that none of its others beats. */
  public static void writeSvg(List<Curve> curves, String title, Path file) throws IOException {
    Page.makeFolder(file);
    try (OutputStream out = Files.newOutputStream(file)) {
      ChartEncoder.saveChart(chart(curves, title), out, "svg");
    }
  }

  private static XYChart chart(List<Curve> curves, String title) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("recall@10")
            .yAxisTitle("queries per second, one thread (logarithmic)")
            .build();
    style(chart);
    for (int i = 0; i < curves.size(); i++) {
      add(curves.get(i), COLOURS.get(i % COLOURS.size()), chart);
    }
    return chart;
  }

  private static void style(XYChart chart) {
    Font plain = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    chart
        .getStyler()
        .setYAxisLogarithmic(true)
        .setYAxisDecimalPattern("#,###")
        .setXAxisDecimalPattern("0.00")
        .setPlotGridLinesColor(GRID)
        .setAxisTickLabelsColor(INK)
        .setAxisTickLabelsFont(plain)
        .setAxisTitleFont(plain)
        .setMarkerSize(7);
    chart
        .getStyler()
        .setChartTitleFont(plain.deriveFont(Font.BOLD, 15f))
        .setChartTitleBoxVisible(false)
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBackgroundColor(Color.WHITE)
        .setChartFontColor(INK)
        .setLegendFont(plain)
        .setLegendBorderColor(Color.WHITE)
        .setLegendPosition(Styler.LegendPosition.OutsideE);
  }

  private static void add(Curve curve, Color colour, XYChart chart) {
    List<Point> points = curve.frontier();
    if (points.isEmpty()) {
      return;
    }
    XYSeries series =
        chart.addSeries(
            curve.system(),
            points.stream().mapToDouble(Point::recall).toArray(),
            points.stream().mapToDouble(Point::queriesPerSecond).toArray());
    boolean ours = curve.system().startsWith("private-fm");
    series.setMarkerColor(colour);
    series.setLineColor(colour);
    series.setMarker(ours ? SeriesMarkers.DIAMOND : SeriesMarkers.CIRCLE);
    series.setLineStyle(new BasicStroke(ours ? OURS_WIDE : OTHERS_WIDE));
  }
}

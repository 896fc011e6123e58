package io.privatefm.bench.station;

import io.privatefm.bench.report.Page;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Latencies by percentile as SVG, as HdrHistogram plots them: to the right every factor of ten is
 * another nine, and both axes are logarithmic.
 */
final class LatencyDrawing {
  private static final Color STATIONS = new Color(0xD55E00); // told apart without colour vision
  private static final Color ECHO = new Color(0x0072B2);
  private static final int TICKS_A_HALF = 5;

  private LatencyDrawing() {}

  static void writeSvg(Histogram echoNanos, Histogram stationsNanos, String title, Path file)
      throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(860)
            .height(480)
            .title(title)
            .xAxisTitle("one message in so many is slower (10 is p90, 1,000 is p99.9)")
            .yAxisTitle("µs from due to the next spin")
            .build();
    chart
        .getStyler()
        .setXAxisLogarithmic(true)
        .setYAxisLogarithmic(true)
        .setXAxisDecimalPattern("#,###")
        .setYAxisDecimalPattern("#,###")
        .setPlotGridLinesColor(new Color(0xDDDDDD));
    chart
        .getStyler()
        .setChartTitleBoxVisible(false)
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBackgroundColor(Color.WHITE)
        .setLegendBorderColor(Color.WHITE)
        .setLegendPosition(Styler.LegendPosition.InsideNW);
    add("stations", stationsNanos, STATIONS, chart);
    add("echo", echoNanos, ECHO, chart);
    Page.makeFolder(file);
    try (OutputStream out = Files.newOutputStream(file)) {
      ChartEncoder.saveChart(chart, out, "svg");
    }
  }

  private static void add(String name, Histogram nanos, Color colour, XYChart chart) {
    List<Double> oneIn = new ArrayList<>();
    List<Double> micros = new ArrayList<>();
    for (HistogramIterationValue at : nanos.percentiles(TICKS_A_HALF)) {
      double slower = 1 - at.getPercentileLevelIteratedTo() / 100;
      if (slower <= 0) {
        break;
      }
      oneIn.add(1 / slower);
      micros.add(Math.max(1, at.getValueIteratedTo() / 1e3));
    }
    XYSeries series = chart.addSeries(name, oneIn, micros);
    series.setLineColor(colour);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineStyle(new BasicStroke(2.5f));
  }
}

package io.privatefm.evaluate.experiment;

import io.privatefm.evaluate.report.Interval;
import java.util.Map;

/**
 * What is known of one arm.
 *
 * @param arm its name
 * @param share of the listeners that it was meant to have
 * @param listeners that it had, those of several arms left out
 * @param spins that have a reward
 * @param figures by their names, intervals over listeners
 * @param differences to the first arm; empty for that one
 */
public record ArmFigures(
    String arm,
    double share,
    int listeners,
    long spins,
    Map<String, Interval> figures,
    Map<String, Interval> differences) {}

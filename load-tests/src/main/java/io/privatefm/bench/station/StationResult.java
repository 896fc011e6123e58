package io.privatefm.bench.station;

import org.HdrHistogram.Histogram;

/**
 * What a measurement gave.
 *
 * @param echoLatency from due to the next spin in the open loop, in nanoseconds
 * @param whereTimeGoes the parts of a message as a table in Markdown; empty unless it was recorded
 * @param servers how the servers were started, for the report
 */
public record StationResult(
    StationFigures figures,
    Histogram echoLatency,
    Histogram stationsLatency,
    String whereTimeGoes,
    String servers) {}

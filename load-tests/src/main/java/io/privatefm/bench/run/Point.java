package io.privatefm.bench.run;

/**
 * One system at one effort: a point of its curve.
 *
 * @param effort the parameters of the search
 * @param recall the share of the true neighbours that were found, 0 to 1, on average
 * @param queriesPerSecond of one thread, the median of the rounds
 * @param p50Micros the median of the rounds' median latencies
 * @param p99Micros the median of the rounds' 99th percentiles
 */
public record Point(
    String effort, double recall, double queriesPerSecond, double p50Micros, double p99Micros) {}

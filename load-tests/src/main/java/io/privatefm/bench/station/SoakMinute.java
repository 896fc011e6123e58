package io.privatefm.bench.station;

/**
 * What a minute of a soak gave.
 *
 * @param minute from 1
 * @param messages answered in it
 * @param p99Micros of feedback due → next spin
 * @param heapBytes of the server that survive a collection, at its end
 * @param nativeBytes resident outside of the heap that no file backs
 * @param descriptors open files and sockets
 * @param threads of the process
 */
public record SoakMinute(
    int minute,
    long messages,
    double p50Micros,
    double p99Micros,
    double maxMicros,
    double heapBytes,
    double nativeBytes,
    double descriptors,
    double threads) {}

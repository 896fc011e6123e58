package io.privatefm.bench.peer;

/**
 * What one pass over the queries answered and how long each took.
 *
 * @param ids {@code int32[queries][k]}, best first, -1 where fewer were found
 * @param nanos {@code int64[queries]}
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Pass(int[][] ids, long[] nanos) {}

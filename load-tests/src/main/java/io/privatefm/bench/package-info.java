/**
 * {@code ./fm bench}: the vector index measured beside its peers, on the same data in one run.
 *
 * <p>{@code data} makes vectors and their exact neighbours, {@code peer} builds and searches each
 * system, {@code run} measures, {@code report} tells.
 */
@NullMarked
package io.privatefm.bench;

import org.jspecify.annotations.NullMarked;

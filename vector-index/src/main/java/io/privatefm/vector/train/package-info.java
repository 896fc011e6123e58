/**
 * What an approximate index learns from its rows before it is built: clusters, and codebooks of the
 * residuals. Not part of the module's face.
 *
 * <p>The same rows, parameters and seed give the same bits, whatever the number of threads and the
 * width of the processor's vectors.
 */
@org.jspecify.annotations.NullMarked
package io.privatefm.vector.train;

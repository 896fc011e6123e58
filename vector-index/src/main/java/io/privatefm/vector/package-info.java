/**
 * Nearest neighbours by inner product over one memory-mapped file.
 *
 * <p>A caller sees {@link VectorIndex}, {@link Searcher}, {@link Allowed}, {@link Neighbours},
 * {@link IndexBuilder} and, for vectors on the heap, {@link Vectors}. The package {@code kernel}
 * below is not part of the face.
 */
@org.jspecify.annotations.NullMarked
package io.privatefm.vector;

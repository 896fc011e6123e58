/**
 * The inverted file: vectors grouped into lists around centroids and coded in 4 bits for every two
 * dimensions, so that a search reads a few lists in order. Known to {@code io.privatefm.vector}
 * only.
 */
@NullMarked
package io.privatefm.vector.inverted;

import org.jspecify.annotations.NullMarked;

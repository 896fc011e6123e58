/**
 * The catalogue: an immutable base of tracks and their vectors, built once, published atomically,
 * mapped into memory and shared by every thread. Tracks are known outside by id and inside by row.
 */
@NullMarked
package io.privatefm.catalogue;

import org.jspecify.annotations.NullMarked;

/**
 * Vectors of tracks: item2vec, alternating least squares, and a place for tracks that nobody has
 * heard.
 */
@NullMarked
package io.privatefm.trainer.vector;

import org.jspecify.annotations.NullMarked;

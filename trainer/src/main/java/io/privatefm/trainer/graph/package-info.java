/** The graph of tracks, artists, albums and tags, and random walks over it. */
@NullMarked
package io.privatefm.trainer.graph;

import org.jspecify.annotations.NullMarked;

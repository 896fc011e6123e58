/** What joins tracks besides listening: artists, tags, and whatever else was told of them. */
@org.jspecify.annotations.NullMarked
package io.privatefm.catalogue.graph;

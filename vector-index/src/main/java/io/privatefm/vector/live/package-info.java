/**
 * What changed since a base was built: versions of vectors and their log. Known to {@code
 * io.privatefm.vector} only.
 */
@NullMarked
package io.privatefm.vector.live;

import org.jspecify.annotations.NullMarked;

/**
 * What listening says without vectors: popularity with time decay, and which tracks are heard
 * together.
 */
@NullMarked
package io.privatefm.trainer.listen;

import org.jspecify.annotations.NullMarked;

/** The files that a training writes. */
@NullMarked
package io.privatefm.trainer.out;

import org.jspecify.annotations.NullMarked;

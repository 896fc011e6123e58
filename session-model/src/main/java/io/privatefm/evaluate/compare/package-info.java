/** Two catalogues side by side: what a new training changes, and whether it predicts better. */
@NullMarked
package io.privatefm.evaluate.compare;

import org.jspecify.annotations.NullMarked;

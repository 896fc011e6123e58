/** How it is measured: builds that are kept, rounds in which the systems take turns, medians. */
@NullMarked
package io.privatefm.bench.run;

import org.jspecify.annotations.NullMarked;

/** What the ranker believes before it has seen anything, learned from the journal. */
@NullMarked
package io.privatefm.trainer.rank;

import org.jspecify.annotations.NullMarked;

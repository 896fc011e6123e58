/** What the other ways of searching our index cost: filters, several queries, the opening. */
@NullMarked
package io.privatefm.bench.ways;

import org.jspecify.annotations.NullMarked;

/** The systems that are measured: our own and its peers, each behind one face. */
@NullMarked
package io.privatefm.bench.peer;

import org.jspecify.annotations.NullMarked;

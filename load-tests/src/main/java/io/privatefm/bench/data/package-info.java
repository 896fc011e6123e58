/** What is searched: files of unit vectors, queries that are not among them, and the truth. */
@NullMarked
package io.privatefm.bench.data;

import org.jspecify.annotations.NullMarked;

/** What was measured, as tables, JSON and a drawing. */
@NullMarked
package io.privatefm.bench.report;

import org.jspecify.annotations.NullMarked;

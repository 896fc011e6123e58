/** What the evaluations have in common: intervals, tables and charts of figures, JSON. */
@NullMarked
package io.privatefm.evaluate.report;

import org.jspecify.annotations.NullMarked;

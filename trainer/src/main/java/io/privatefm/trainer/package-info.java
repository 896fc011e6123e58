/** Trains catalogues from logs on Spark: the command, the order of the phases and the report. */
@NullMarked
package io.privatefm.trainer;

import org.jspecify.annotations.NullMarked;

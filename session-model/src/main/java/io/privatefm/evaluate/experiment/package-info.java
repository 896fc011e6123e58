/** Experiments with listeners: how their arms compare, and whether that may be believed. */
@NullMarked
package io.privatefm.evaluate.experiment;

import org.jspecify.annotations.NullMarked;

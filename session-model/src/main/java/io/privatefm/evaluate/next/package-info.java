/**
 * Next-track evaluation: which method foretells best what a session holds next, beside baselines
 * that are tuned in the same run.
 */
@NullMarked
package io.privatefm.evaluate.next;

import org.jspecify.annotations.NullMarked;

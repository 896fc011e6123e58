/**
 * Off-policy evaluation: what a policy would have earned, from a log that another policy made. A
 * log is {@link LoggedTable} or {@link LoggedSpins}, the answer comes from {@link OffPolicy}.
 */
@NullMarked
package io.privatefm.evaluate.offpolicy;

import org.jspecify.annotations.NullMarked;

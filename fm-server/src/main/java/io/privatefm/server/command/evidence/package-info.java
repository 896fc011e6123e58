/**
 * The commands that tell which station is better: {@code fm evaluate}, {@code simulate}, {@code
 * offpolicy}.
 */
@NullMarked
package io.privatefm.server.command.evidence;

import org.jspecify.annotations.NullMarked;

/**
 * {@code fm torture}: honest listeners on a real server that is killed and damaged under them, and
 * the account of what became of every reaction that was acknowledged.
 */
@NullMarked
package io.privatefm.server.command.torture;

import org.jspecify.annotations.NullMarked;

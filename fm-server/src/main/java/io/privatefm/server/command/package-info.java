/**
 * The command line {@code ./fm}: its subcommands, where settings come from, and how failures are
 * told.
 */
@NullMarked
package io.privatefm.server.command;

import org.jspecify.annotations.NullMarked;

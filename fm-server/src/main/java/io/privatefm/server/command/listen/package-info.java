/** {@code fm listen}: a station in a terminal, played by a person at the keys or by a script. */
@NullMarked
package io.privatefm.server.command.listen;

import org.jspecify.annotations.NullMarked;

/** The player page in a real browser, against a real server. */
@NullMarked
package io.privatefm.server.player;

import org.jspecify.annotations.NullMarked;

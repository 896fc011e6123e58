/**
 * A client of the protocol on Vert.x: connects, reconnects, numbers and resends feedback, and keeps
 * the order of {@code play} and {@code upnext} that gapless playing needs. {@code fm listen} and
 * the tests of the server play with it.
 */
@NullMarked
package io.privatefm.client;

import org.jspecify.annotations.NullMarked;

/**
 * The facade of the server: {@link io.privatefm.server.PrivateFm} starts and stops one, {@link
 * io.privatefm.server.Configuration} is everything that may be chosen about it.
 */
@org.jspecify.annotations.NullMarked
package io.privatefm.server;

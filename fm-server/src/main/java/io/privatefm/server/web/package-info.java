/** The HTTP front: the player, health, metrics, the protocol's document, a listener's own data. */
@org.jspecify.annotations.NullMarked
package io.privatefm.server.web;

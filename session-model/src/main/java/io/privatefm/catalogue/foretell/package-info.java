/**
 * Foretells the next track of a session from those that other people heard: what sessions like it
 * held, what followed its last track, what is heard together with its tracks. A small network
 * learns from the sessions themselves how much each of these says.
 */
@org.jspecify.annotations.NullMarked
package io.privatefm.catalogue.foretell;

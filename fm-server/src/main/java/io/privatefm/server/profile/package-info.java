/**
 * What survives of a listener: saved stations, their recovery from the journal, and the one face to
 * both.
 *
 * <p>{@link io.privatefm.server.profile.Store} is that face. Layout, promises and recovery are told
 * in {@code docs/storage.md}.
 */
@org.jspecify.annotations.NullMarked
package io.privatefm.server.profile;

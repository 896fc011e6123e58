package io.privatefm.server.air;

import io.privatefm.catalogue.Catalogue;

/**
 * What can be played: a catalogue, and the named sets of its tracks. Immutable, and swapped as one.
 *
 * @param catalogue borrowed; whoever opened it closes it when no loop plays from it any more
 */
public record Repertoire(Catalogue catalogue, TrackSets sets) {}

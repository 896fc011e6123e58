package io.privatefm.catalogue.demo;

import org.jspecify.annotations.Nullable;

/**
 * A made-up artist: one genre, one language, one time, and a leaning of its own within the genre.
 *
 * @param number from 0, the artist with the most tracks first
 * @param language null when nobody sings
 * @param firstYear of its first album
 * @param fame how much it is heard, compared with the others, more than 0
 */
record Artist(
    int number,
    String name,
    Genre genre,
    @Nullable String language,
    Phrases words,
    int firstYear,
    double energy,
    double valence,
    double timbre,
    double fame) {}

package io.privatefm.server.past;

import java.util.Map;

/**
 * What became of a file.
 *
 * @param values values of the file
 * @param byId listens whose track was found by its id
 * @param byName listens whose track was found by artist and title
 * @param before of those, listens not newer than what was imported of this kind before
 * @param tooOld of those, listens beyond the newest that count
 * @param takenIn listens that the station has learned from
 * @param unmatched listens whose track was not found
 * @param missing what was not found and why, with how often, most often first
 */
public record ImportReport(
    long values,
    long byId,
    long byName,
    long before,
    long tooOld,
    long takenIn,
    long unmatched,
    Map<String, Long> missing) {}

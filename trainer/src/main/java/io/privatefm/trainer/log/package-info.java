/**
 * Logs as sessions: readers of playlists, listens, ratings and the journal, which drop and count
 * what is malformed.
 */
@NullMarked
package io.privatefm.trainer.log;

import org.jspecify.annotations.NullMarked;

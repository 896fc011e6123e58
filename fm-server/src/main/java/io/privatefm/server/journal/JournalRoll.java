package io.privatefm.server.journal;

/**
 * How long the journal writes to one file before it begins the next; UTC. Files are dropped whole.
 */
public enum JournalRoll {
  HOURLY,
  DAILY
}

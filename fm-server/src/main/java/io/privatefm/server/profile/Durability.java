package io.privatefm.server.profile;

/** What an acknowledged entry of the journal survives. */
public enum Durability {
  /** The death of the process: it lies in the page cache of the system. */
  PROCESS,

  /**
   * Also that of the machine: it was forced to the disk, with all that came in the same batch,
   * before anybody was told.
   */
  POWER
}

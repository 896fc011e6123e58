package io.privatefm.trainer.log;

import java.io.Serializable;
import java.util.List;

/** Makes rows of a line of a log; runs on the executors. */
interface LineParser extends Serializable {
  /**
   * The rows of a line, kept or dropped; none for a line that holds nothing by right.
   *
   * @param number of the line, from 1
   */
  List<Parsed<Heard>> rows(String line, long number, KnownTracks tracks);
}

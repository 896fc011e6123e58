package io.privatefm.trainer.log;

/** Why rows are dropped, as the report says it. */
final class Reasons {
  static final String UNKNOWN_TRACK = "track must be in the file of tracks";
  static final String EMPTY_TRACK = "track must not be empty";
  static final String EMPTY_LISTENER = "listener and session must not both be empty";
  static final String CELLS = "must have as many cells as the header";
  static final String TIME = "time must be seconds or milliseconds since 1970, or ISO 8601";
  static final String VALUE = "value must be a finite number";
  static final String JSON = "must be one JSON object";
  static final String UTF_8 = "must be UTF-8";
  static final String NOT_JUDGED = "reward must be told: unheard, failed or not judged";
  static final String NODE = "head, relation and tail must not be empty";

  private Reasons() {}
}

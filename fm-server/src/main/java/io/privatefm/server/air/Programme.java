package io.privatefm.server.air;

import io.privatefm.protocol.ErrorCode;
import io.privatefm.protocol.ServerMessage;
import io.privatefm.server.journal.Entry;
import java.util.List;

/**
 * What a change of a station calls for: entries to be journalled first, then messages to be sent to
 * whoever plays it.
 */
record Programme(List<Entry> entries, List<ServerMessage> messages) {

  static final ServerMessage.Error NOTHING_TO_PLAY =
      ServerMessage.Error.of(
          ErrorCode.NOTHING_TO_PLAY, "must leave a track to play: bans, within", null);

  static final Programme UNCHANGED = new Programme(List.of(), List.of());

  static final Programme SILENCE = new Programme(List.of(), List.of(NOTHING_TO_PLAY));
}

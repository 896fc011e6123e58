package io.privatefm.server.journal;

import java.util.Arrays;

/** Any bytes are an entry that survives its own encoding, or refused as damaged. */
public final class EntryCodecTarget {
  private static final int VERSIONS = 4;
  private static final int KINDS = 8;

  private EntryCodecTarget() {}

  /** The first two bytes say the version and the kind. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 2) {
      return;
    }
    int kind = Math.floorMod(input[1], KINDS);
    byte[] bytes = Arrays.copyOfRange(input, 2, input.length);
    try {
      Entry entry = EntryCodec.decode(1 + Math.floorMod(input[0], VERSIONS), kind, bytes);
      byte[] again = EntryCodec.encode(entry);
      if (!entry.equals(EntryCodec.decode(SealedEntry.VERSION, kind, again))) {
        throw new IllegalStateException("must be the same after its encoding: " + entry);
      }
    } catch (StorageException refused) {
      if (refused.reason() != StorageException.Reason.DAMAGED) {
        throw refused;
      }
    }
  }
}

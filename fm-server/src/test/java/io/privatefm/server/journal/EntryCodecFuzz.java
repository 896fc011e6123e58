package io.privatefm.server.journal;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Assertions;

/** Whatever the bytes, an entry is decoded or refused by the one exception that callers know. */
class EntryCodecFuzz {
  private static final int KINDS = 8;
  private static final int VERSIONS = 2;

  @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
  void anyBytesAreDecodedOrRefusedByName(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      byte[] bytes = new byte[random.nextInt(120)];
      random.nextBytes(bytes);
      decodeOrRefuse(1 + random.nextInt(VERSIONS), random.nextInt(KINDS), bytes);
    }
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void aDamagedEntryIsDecodedOrRefusedByName(
      @ForAll("entries") Entry entry, @ForAll long seed, @ForAll boolean cut) {
    byte[] bytes = EntryCodec.encode(entry);
    Random damage = new Random(seed);
    for (int i = 0; i < 1 + damage.nextInt(4); i++) {
      bytes[damage.nextInt(bytes.length)] = (byte) damage.nextInt();
    }
    byte[] damaged = cut ? Arrays.copyOf(bytes, damage.nextInt(bytes.length)) : bytes;
    decodeOrRefuse(SealedEntry.VERSION, EntryCodec.kind(entry), damaged);
  }

  private static void decodeOrRefuse(int version, int kind, byte[] bytes) {
    try {
      Entry entry = EntryCodec.decode(version, kind, bytes);
      byte[] again = EntryCodec.encode(entry);
      Assertions.assertEquals(entry, EntryCodec.decode(SealedEntry.VERSION, kind, again));
    } catch (StorageException refused) {
      Assertions.assertEquals(StorageException.Reason.DAMAGED, refused.reason());
    }
  }

  @Provide
  Arbitrary<Entry> entries() {
    return Entries.any();
  }
}

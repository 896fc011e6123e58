package io.privatefm.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.SecureRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EntryCodecProperties {
  private final ListenerKey key = KeySlot.key(1, new Tag(1, 2), new byte[KeySlot.KEY_BYTES], 0);
  private final Sealer sealer = new Sealer(new SecureRandom());

  @Property
  void decodingAnEncodedEntryGivesTheEntry(@ForAll("entries") Entry entry) {
    byte[] bytes = EntryCodec.encode(entry);
    assertEquals(entry, EntryCodec.decode(SealedEntry.VERSION, EntryCodec.kind(entry), bytes));
  }

  @Property
  void openingASealedEntryGivesTheEntry(@ForAll("entries") Entry entry) {
    SealedEntry sealed = SealedEntry.of(entry, key, sealer);

    assertEquals(key.tag(), sealed.tag());
    assertEquals(entry, sealed.open(key, sealer));
  }

  @Provide
  Arbitrary<Entry> entries() {
    return Entries.any();
  }
}

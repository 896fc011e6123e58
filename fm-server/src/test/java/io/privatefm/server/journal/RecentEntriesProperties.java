package io.privatefm.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RecentEntriesProperties {
  private static final int HEAD_BYTES = 5;

  @Property(tries = 300)
  void theNewestThatFitAreKeptInOrder(
      @ForAll("entries") List<Entry> entries, @ForAll @IntRange(min = 1, max = 4_000) int bytes) {
    RecentEntries recent = new RecentEntries(bytes);
    List<Entry> expected = new ArrayList<>();
    for (Entry entry : entries) {
      recent.add(entry);
      if (bytes(entry) <= bytes) {
        expected.add(entry);
        while (expected.stream().mapToInt(RecentEntriesProperties::bytes).sum() > bytes) {
          expected.removeFirst();
        }
      }
      assertEquals(expected, recent.toList());
    }
  }

  private static int bytes(Entry entry) {
    return HEAD_BYTES + EntryCodec.encode(entry).length;
  }

  @Provide
  Arbitrary<List<Entry>> entries() {
    return Entries.any().list().ofMaxSize(40);
  }
}

package io.privatefm.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privatefm.station.Evidence;
import io.privatefm.station.Mode;
import io.privatefm.station.Place;
import io.privatefm.station.Reason;
import io.privatefm.station.Spin;
import io.privatefm.station.SpinWhy;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the first version of the journal wrote is read as ever. */
class FirstVersionTest {
  /** Sealed with the key 00 01 … 1f by the code of the first version. */
  private static final String RECORD =
      "0105a260a93f61b2acc1835ee26fa76e0b64ac081d91c154f4c400000000e78d1a6eae4219e478ab"
          + "c016dc06f4062efd681ac7ba6f0980fff35a4790ed223fd993f1488a9d0f538cadfda4d6132ab3e8"
          + "b87d47856464dc9e650caac12c3acca327b4e6841c2d2e4b4cd24cdb3f732fe32105b4c15f413046"
          + "d94ba62b5c5c96e82557a25363f3258ca4f3f839369b541f895cdcd1f1aa7bcd7fac0271dacb8761"
          + "c8fc41d69be045f42fd1f3a05d4730bd23d1554b3efbe286c3ec2eacfae7f1aead5b334fda70151d"
          + "d11c8f2281ba8fb257e0650f77fb9e0fcdce6dc338aa3da6fce409a05f05fdb6e01782b4a711d01c"
          + "546c0dff47bd0b644c0b9449048c8d91a17e117a8b1508a48dfc909c5f1645";

  private static final String EVIDENCE =
      "01040203010b0000d20400000000000088776655443322110000803e05000000a6adb4bbc2c9d0d7"
          + "dee5ec70110100f3fa01080f161d242b32390300000040474e555c636a71787f86";

  @Test
  void aSpinOfTheFirstVersionIsReadToTheLastField() {
    byte[] key = new byte[KeySlot.KEY_BYTES];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    byte[] evidence = HexFormat.of().parseHex(EVIDENCE);
    SpinWhy why =
        new SpinWhy(
            "interest",
            2,
            true,
            "near \"Lemon\", which you liked",
            List.of(new Reason("interest", 0.31), new Reason("tags", -0.125)));
    Spin spin =
        new Spin("p-000042", "4711", -1, 1_795_300_000_000L, why, 0.25, "thompson", 1234, evidence);

    SealedEntry sealed = new SealedEntry(HexFormat.of().parseHex(RECORD));
    Entry read = sealed.open(KeySlot.key(1, new Tag(1, 2), key, 0), new Sealer(new SecureRandom()));

    assertEquals(new Entry.Spun("lena", 1_795_300_000_100L, spin, Place.UPNEXT), read);
  }

  @Test
  void evidenceOfTheFirstVersionIsReadAndSaysWhatItDoesNotKnow() {
    Evidence evidence = Evidence.of(HexFormat.of().parseHex(EVIDENCE));

    assertEquals(3, evidence.count());
    assertEquals(1, evidence.chosen());
    assertEquals(Mode.EXPLORE, evidence.mode());
    assertEquals(4, evidence.policy());
    assertEquals(70_000, evidence.row(1));
    assertEquals(1234, evidence.modelVersion());
    assertEquals(0x1122334455667788L, evidence.catalogue());
    assertEquals(0.25f, evidence.propensity());
    assertEquals(11 * 7 - 90, evidence.features(1)[0]);
    assertEquals(Float.NaN, evidence.floor());
    assertEquals(-1, evidence.durationMs());
  }
}

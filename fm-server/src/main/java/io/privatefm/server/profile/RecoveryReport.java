package io.privatefm.server.profile;

import io.privatefm.server.journal.Missed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What opening a data directory found and did.
 *
 * @param clean whether the last holder had closed it
 * @param entries how many entries of the journal were replayed
 * @param stations onto how many stations
 * @param damagedProfiles saved stations that could not be read
 * @param rebuilt listeners whose saved station was lost and who have one again, from what the
 *     journal still held
 * @param lost listeners whose saved station was lost and of whom the journal held nothing
 * @param damagedEntries entries of the journal whose seal did not open
 * @param missed what is missing because the journal's files are damaged
 * @param setAside names of the journal's files without a header, each with how many entries behind
 *     it were saved
 * @param endGone whether the end of the journal is gone, and with it what was told last
 * @param unsaved listeners whose replayed station found no room
 * @param damagedSlots slots of the key file that hold no key; their listeners' data cannot be read
 */
record RecoveryReport(
    boolean clean,
    long entries,
    int stations,
    int damagedProfiles,
    int rebuilt,
    int lost,
    long damagedEntries,
    Missed missed,
    Map<String, Long> setAside,
    boolean endGone,
    int unsaved,
    List<Integer> damagedSlots) {

  /** One sentence for each thing that is not as it was; empty if all is. */
  List<String> losses() {
    List<String> losses = new ArrayList<>();
    say(losses, damagedProfiles, "saved stations could not be read");
    say(losses, rebuilt, "stations were begun anew from what the journal still held");
    say(losses, lost, "listeners' stations are lost: the journal held nothing of them");
    say(losses, damagedEntries, "journal entries did not open and were left out");
    say(
        losses,
        missed.places(),
        "places of the journal are damaged: "
            + missed.entries()
            + " entries there, or more, are missing");
    if (!setAside.isEmpty()) {
      losses.add(
          "files of the journal have no header, and were set aside; so many entries behind it were"
              + " saved: "
              + setAside);
    }
    if (endGone) {
      losses.add("the end of the journal is gone, and with it what was told last");
    }
    say(
        losses,
        unsaved,
        "stations found no room and wait in the journal; raise profiles or profileBytes");
    if (!damagedSlots.isEmpty()) {
      losses.add(
          "keys in slots " + damagedSlots + " are damaged: their listeners' data cannot be read");
    }
    return losses;
  }

  private static void say(List<String> losses, long count, String what) {
    if (count > 0) {
      losses.add(count + " " + what);
    }
  }
}

package io.privatefm.server.profile;

import io.privatefm.server.journal.FieldReader;
import io.privatefm.server.journal.FieldWriter;
import io.privatefm.server.journal.Missed;

/**
 * What is in a backup.
 *
 * @param atMs its moment: everything that was acknowledged before it is in it, epoch milliseconds
 * @param listeners keys of listeners
 * @param stations saved stations
 * @param entries of the journal
 * @param lastIndex of the last entry; 0 if there is none
 * @param missed what the journal had lost before
 */
public record BackupReport(
    long atMs, long listeners, long stations, long entries, long lastIndex, Missed missed) {

  byte[] encode() {
    FieldWriter out = new FieldWriter();
    for (long each :
        new long[] {
          atMs, listeners, stations, entries, lastIndex, missed.places(), missed.entries()
        }) {
      out.longer(each);
    }
    return out.toBytes();
  }

  static BackupReport decode(byte[] bytes) {
    FieldReader in = new FieldReader(bytes);
    BackupReport report =
        new BackupReport(
            in.longer(),
            in.longer(),
            in.longer(),
            in.longer(),
            in.longer(),
            new Missed(Math.toIntExact(in.longer()), in.longer()));
    in.end();
    return report;
  }
}

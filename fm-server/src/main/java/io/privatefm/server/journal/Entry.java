package io.privatefm.server.journal;

import io.privatefm.station.Feedback;
import io.privatefm.station.PastListen;
import io.privatefm.station.Place;
import io.privatefm.station.Spin;
import io.privatefm.station.TuningChange;
import java.util.List;

/**
 * One line of the journal: something that happened to one listener, in the order in which the
 * server took it.
 *
 * <p>Times are the server's own, in epoch milliseconds. Entries that carry a {@code seq} use it up:
 * whatever the entry is, the device's next message must carry the number after it.
 */
public sealed interface Entry {

  /** The listener's id, as the operator's token gives it; non-empty. */
  String listener();

  /** When the server took it, in epoch milliseconds. */
  long atMs();

  /** An entry that used up a sequence number of one of the listener's devices. */
  sealed interface Sequenced extends Entry {
    /** The device, as its {@code hello} named it; non-empty. */
    String device();

    /** The number used up; at least 1. */
    long seq();
  }

  /** A device tuned in, and this station was given to it. */
  record TunedIn(String listener, String station, String device, long atMs) implements Entry {
    public TunedIn {
      Rule.filled("listener", listener);
      Rule.filled("station", station);
      Rule.filled("device", device);
    }
  }

  /** A message that used up its number and left nothing else: rejected, or told incognito. */
  record Consumed(String listener, String device, long seq, long atMs) implements Sequenced {
    public Consumed {
      Rule.sequenced(listener, device, seq);
    }
  }

  /** A device told something of a spin. */
  record Told(String listener, String device, long seq, long atMs, Feedback feedback)
      implements Sequenced {
    public Told {
      Rule.sequenced(listener, device, seq);
    }
  }

  /** The listener changed the tuning. */
  record Tuned(String listener, String device, long seq, long atMs, TuningChange change)
      implements Sequenced {
    public Tuned {
      Rule.sequenced(listener, device, seq);
    }
  }

  /**
   * What the listener did elsewhere was brought in.
   *
   * @param device a name for where it comes from
   * @param seq the time of the newest in epoch milliseconds: up to it all was brought in
   */
  record Imported(String listener, String device, long seq, long atMs, List<PastListen> listens)
      implements Sequenced {
    public Imported {
      listens = List.copyOf(listens);
      Rule.sequenced(listener, device, seq);
    }
  }

  /**
   * A spin was drawn to a place on the station. Until 0.1 also each time that it moved.
   *
   * @param spin the journal keeps its track's id and not its row, which is -1 when it is read back
   * @param place where it stands from now on
   */
  record Spun(String listener, long atMs, Spin spin, Place place) implements Entry {
    public Spun {
      Rule.filled("listener", listener);
    }
  }

  /**
   * A spin that the journal has already was moved to another place.
   *
   * @param number the number of its draw, at least 1
   * @param place where it stands from now on
   */
  record Moved(String listener, long atMs, long number, Place place) implements Entry {
    public Moved {
      Rule.filled("listener", listener);
      if (number < 1) {
        throw new IllegalArgumentException("must be >= 1: number=" + number);
      }
    }
  }
}

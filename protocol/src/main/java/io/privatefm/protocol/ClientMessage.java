package io.privatefm.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client says. Each record's compact constructor keeps the rules of {@link Rules}, so that
 * an invalid message cannot be made; {@code atMs} is the client's own time in epoch milliseconds.
 */
public sealed interface ClientMessage extends Inbound.FromClient {

  /**
   * The first message of a connection.
   *
   * @param deliverOnly hands in an offline backlog without taking the station over
   */
  record Hello(String token, String device, @Nullable Resume resume, boolean deliverOnly)
      implements ClientMessage {
    public Hello {
      Rules.TOKEN.check("token", token);
      Rules.ID.check("device", device);
    }
  }

  /** A new token, before the old one expires. */
  record Renew(String token) implements ClientMessage {
    public Renew {
      Rules.TOKEN.check("token", token);
    }
  }

  /** What a reconnecting client last knew: null is unknown. */
  record Resume(@Nullable String station, @Nullable String spin, long positionMs) {
    public Resume {
      Rules.ID.checkIfTold("station", station);
      Rules.ID.checkIfTold("spin", spin);
      Rules.POSITION_MS.check("positionMs", positionMs);
    }
  }

  /** A message that is applied exactly once: {@code seq} rises by one per listener and device. */
  sealed interface Sequenced extends ClientMessage {
    long seq();

    /** The client's own time; 0 is not told. */
    long atMs();
  }

  /** Feedback: a message about one spin. */
  sealed interface OnSpin extends Sequenced {
    String spin();
  }

  /** The spin's sound began; on an up-next it makes it the current spin. */
  record Started(long seq, String spin, long atMs) implements OnSpin {
    public Started {
      Rules.onSpin(seq, spin, atMs);
    }
  }

  /** How far the spin has played. */
  record Progress(long seq, String spin, long positionMs, long atMs) implements OnSpin {
    public Progress {
      Rules.onSpin(seq, spin, positionMs, atMs);
    }
  }

  /** The listener paused the spin. */
  record Paused(long seq, String spin, long positionMs, long atMs) implements OnSpin {
    public Paused {
      Rules.onSpin(seq, spin, positionMs, atMs);
    }
  }

  /** The listener resumed the paused spin. */
  record Resumed(long seq, String spin, long positionMs, long atMs) implements OnSpin {
    public Resumed {
      Rules.onSpin(seq, spin, positionMs, atMs);
    }
  }

  /** The spin played to its end. */
  record Completed(long seq, String spin, long atMs) implements OnSpin {
    public Completed {
      Rules.onSpin(seq, spin, atMs);
    }
  }

  /** The listener went on to the next spin, having heard {@code positionMs} of this one. */
  record Skipped(long seq, String spin, long positionMs, long atMs) implements OnSpin {
    public Skipped {
      Rules.onSpin(seq, spin, positionMs, atMs);
    }
  }

  /** The spin could not be played: no judgement of its track. */
  record Failed(long seq, String spin, String reason, long atMs) implements OnSpin {
    public Failed {
      Rules.onSpin(seq, spin, atMs);
      Rules.SENTENCE.check("reason", reason);
    }
  }

  /** The listener likes the track. */
  record Liked(long seq, String spin, long atMs) implements OnSpin {
    public Liked {
      Rules.onSpin(seq, spin, atMs);
    }
  }

  /** The listener takes a like back. */
  record Unliked(long seq, String spin, long atMs) implements OnSpin {
    public Unliked {
      Rules.onSpin(seq, spin, atMs);
    }
  }

  /** The listener never wants to hear the track, or its artist, again. */
  record Disliked(long seq, String spin, Scope scope, long atMs) implements OnSpin {
    public Disliked {
      Rules.onSpin(seq, spin, atMs);
      Rules.told("scope", scope);
    }
  }

  /**
   * The listener did more with the track than hear it.
   *
   * @param polarity how a comment judges the track, from -1 to 1; null is not told
   */
  record Reacted(long seq, String spin, Kind kind, @Nullable Double polarity, long atMs)
      implements OnSpin {
    public Reacted {
      Rules.onSpin(seq, spin, atMs);
      Rules.told("kind", kind);
      Rules.POLARITY.checkIfTold("polarity", polarity);
    }
  }

  /**
   * The listener's wishes; what is null stays as it is.
   *
   * @param scene the scene's name, or {@code ""} for none, which on the wire is {@code null}
   * @param taste what the listener likes, to be learned at once; unlike the rest an act, not a
   *     state
   * @param pausePersonalisation whether nothing that is stored is to be used for now; it is stored
   *     all the same
   * @param atMs optional on the wire; 0 is not told
   */
  record Tune(
      long seq,
      @Nullable Mode mode,
      @Nullable String scene,
      @Nullable Within within,
      @Nullable Boolean incognito,
      @Nullable Taste taste,
      @Nullable Boolean pausePersonalisation,
      @Nullable Signals signals,
      long atMs)
      implements Sequenced {
    public Tune {
      Rules.SEQ.check("seq", seq);
      Rules.SCENE.checkIfTold("scene", scene);
      Rules.TIME_MS.check("atMs", atMs);
    }

    /** A tuning without a word on what may be used. */
    public Tune(
        long seq,
        @Nullable Mode mode,
        @Nullable String scene,
        @Nullable Within within,
        @Nullable Boolean incognito,
        @Nullable Taste taste,
        long atMs) {
      this(seq, mode, scene, within, incognito, taste, null, null, atMs);
    }

    /** A tuning without a word on taste or on what may be used. */
    public Tune(
        long seq,
        @Nullable Mode mode,
        @Nullable String scene,
        @Nullable Within within,
        @Nullable Boolean incognito,
        long atMs) {
      this(seq, mode, scene, within, incognito, null, atMs);
    }
  }

  /**
   * Which signals may be used to pick; what is null stays as it is.
   *
   * @param history what was played, heard out and skipped
   * @param likes what was liked, told to be liked, or banned
   * @param context the scene, what time of day and week it is, and what the token tells of the
   *     listener
   */
  record Signals(@Nullable Boolean history, @Nullable Boolean likes, @Nullable Boolean context) {}

  /**
   * What a listener says to like; at least one of the three, together at most {@link
   * ProtocolLimits#TASTE_BYTES}.
   *
   * @param artists names of artists, in whatever case; empty when not told
   * @param tags tags, in whatever case; empty when not told
   * @param tracks ids of tracks; empty when not told
   */
  record Taste(List<String> artists, List<String> tags, List<String> tracks) {
    public Taste {
      artists = List.copyOf(artists);
      tags = List.copyOf(tags);
      tracks = List.copyOf(tracks);
      Rules.TASTE_ARTISTS.checkIfAny("artists", artists);
      Rules.TASTE_TAGS.checkIfAny("tags", tags);
      Rules.TASTE_TRACKS.checkIfAny("tracks", tracks);
      Fault fault = Rules.tasteFault(artists, tags, tracks);
      if (fault != null) {
        throw fault.thrown("taste");
      }
    }
  }

  /** What a dislike bans. */
  enum Scope {
    TRACK,
    ARTIST
  }

  /** What the listener did with a track. */
  enum Kind {
    SAVED,
    DOWNLOADED,
    SHARED,
    COMMENTED,
    REPEATED,
    SEARCHED
  }

  /** How far from the known the station goes. */
  enum Mode {
    BALANCED,
    FAMILIAR,
    EXPLORE
  }

  /** The set of tracks to which a station is restricted. */
  sealed interface Within {

    /** No restriction: {@code null} on the wire. */
    record Everything() implements Within {}

    /** These tracks: an array of ids on the wire. */
    record Tracks(List<String> ids) implements Within {
      public Tracks {
        ids = List.copyOf(ids);
        Rules.WITHIN.check("within", ids);
      }
    }

    /** A set that the server holds under a name: a string on the wire. */
    record StoredSet(String name) implements Within {
      public StoredSet {
        Rules.ID.check("within", name);
      }
    }
  }
}

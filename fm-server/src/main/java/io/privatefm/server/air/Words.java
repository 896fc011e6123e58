package io.privatefm.server.air;

import io.privatefm.catalogue.Track;
import io.privatefm.protocol.ClientMessage;
import io.privatefm.protocol.ProtocolLimits;
import io.privatefm.protocol.ServerMessage;
import io.privatefm.protocol.TrackInfo;
import io.privatefm.protocol.Why;
import io.privatefm.protocol.WireText;
import io.privatefm.recall.ChannelKind;
import io.privatefm.station.DataUse;
import io.privatefm.station.Evidence;
import io.privatefm.station.Feedback;
import io.privatefm.station.Mode;
import io.privatefm.station.Reaction;
import io.privatefm.station.Scope;
import io.privatefm.station.Spin;
import io.privatefm.station.SpinWhy;
import io.privatefm.station.Taste;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of the protocol in those of the session model, and back. */
final class Words {
  private Words() {}

  /** The feedback that a message tells, as of a plausible time. */
  static Feedback feedback(ClientMessage.OnSpin told, long atMs) {
    String spin = told.spin();
    return switch (told) {
      case ClientMessage.Started _ -> new Feedback.Started(spin, atMs);
      case ClientMessage.Progress m -> new Feedback.Progress(spin, m.positionMs(), atMs);
      case ClientMessage.Paused m -> new Feedback.Paused(spin, m.positionMs(), atMs);
      case ClientMessage.Resumed m -> new Feedback.Resumed(spin, m.positionMs(), atMs);
      case ClientMessage.Completed _ -> new Feedback.Completed(spin, atMs);
      case ClientMessage.Skipped m -> new Feedback.Skipped(spin, m.positionMs(), atMs);
      case ClientMessage.Failed m -> new Feedback.Failed(spin, m.reason(), atMs);
      case ClientMessage.Liked _ -> new Feedback.Liked(spin, atMs);
      case ClientMessage.Unliked _ -> new Feedback.Unliked(spin, atMs);
      case ClientMessage.Disliked m -> new Feedback.Disliked(spin, scope(m.scope()), atMs);
      case ClientMessage.Reacted m ->
          new Feedback.Reacted(spin, reaction(m.kind()), m.polarity(), atMs);
    };
  }

  /** What of their data a listener lets be used; null when nothing is said. */
  static DataUse.@Nullable Change use(ClientMessage.Tune told) {
    ClientMessage.Signals signals = told.signals();
    if (told.pausePersonalisation() == null && signals == null) {
      return null;
    }
    return new DataUse.Change(
        told.pausePersonalisation(),
        signals == null ? null : signals.history(),
        signals == null ? null : signals.likes(),
        signals == null ? null : signals.context());
  }

  /** What a listener says to like; null when nothing is said. */
  static @Nullable Taste taste(ClientMessage.@Nullable Taste told) {
    return told == null ? null : new Taste(told.artists(), told.tags(), told.tracks());
  }

  private static Scope scope(ClientMessage.Scope scope) {
    return switch (scope) {
      case TRACK -> Scope.TRACK;
      case ARTIST -> Scope.ARTIST;
    };
  }

  private static Reaction reaction(ClientMessage.Kind kind) {
    return switch (kind) {
      case SAVED -> Reaction.SAVED;
      case DOWNLOADED -> Reaction.DOWNLOADED;
      case SHARED -> Reaction.SHARED;
      case COMMENTED -> Reaction.COMMENTED;
      case REPEATED -> Reaction.REPEATED;
      case SEARCHED -> Reaction.SEARCHED;
    };
  }

  static @Nullable Mode mode(ClientMessage.@Nullable Mode mode) {
    return switch (mode) {
      case null -> null;
      case BALANCED -> Mode.BALANCED;
      case FAMILIAR -> Mode.FAMILIAR;
      case EXPLORE -> Mode.EXPLORE;
    };
  }

  static ServerMessage.Play play(Spin spin, Track track, long positionMs) {
    long within = Math.clamp(positionMs, 0, ProtocolLimits.DURATION_MS);
    return new ServerMessage.Play(spin.id(), track(track), why(spin), within);
  }

  static ServerMessage.UpNext upNext(Spin spin, Track track) {
    return new ServerMessage.UpNext(spin.id(), track(track));
  }

  private static TrackInfo track(Track track) {
    return TrackInfo.fitting(
        track.id(),
        track.title(),
        track.artist(),
        track.album(),
        track.durationMs(),
        track.tags(),
        track.language(),
        track.year(),
        track.url(),
        track.traits());
  }

  private static Why why(Spin spin) {
    SpinWhy why = spin.why();
    return new Why(
        why.channel(),
        why.explored(),
        spin.propensity(),
        why.because() == null ? null : WireText.fit(why.because(), ProtocolLimits.TEXT_CHARS),
        why.features().stream()
            .limit(ProtocolLimits.FEATURES)
            .map(reason -> new Why.Reason(reason.feature(), reason.weight()))
            .toList(),
        channels(spin));
  }

  /** All channels that recalled it; none of a spin without evidence that is known here. */
  private static List<String> channels(Spin spin) {
    return ChannelKind.labels(Evidence.channelsOfChosen(spin.evidence()));
  }
}

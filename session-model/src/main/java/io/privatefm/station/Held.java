package io.privatefm.station;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.Track;
import io.privatefm.vector.Allowed;
import io.privatefm.vector.Neighbours;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a station holds about its listener, in words a listener can read: for their own page and
 * export. Immutable.
 *
 * @param listener the operator's id of the listener
 * @param station the station's id
 * @param tuning the listener's wishes
 * @param attributes what the operator's login tells of the listener while they are connected, by
 *     name
 * @param spins how many spins were drawn for the listener so far
 * @param sessionStartedAtMs when this session began, in epoch milliseconds
 * @param shortTerm the session's taste
 * @param longTerm the lasting taste
 * @param likes tracks liked, oldest first
 * @param bannedTracks tracks never to be played, oldest first
 * @param bannedArtists names of artists never to be played, oldest first
 * @param played tracks that no pick repeats for now, newest first
 * @param completed tracks heard to the end lately, newest first
 * @param skipped tracks skipped early lately, newest first
 * @param judged tracks that the listener's own taste is learned from, newest first
 * @param recent what was told of the last spins, newest first
 */
public record Held(
    String listener,
    String station,
    Tuning tuning,
    Map<String, String> attributes,
    long spins,
    long sessionStartedAtMs,
    List<Interest> shortTerm,
    List<Interest> longTerm,
    List<Named> likes,
    List<Named> bannedTracks,
    List<String> bannedArtists,
    List<Named> played,
    List<Named> completed,
    List<Named> skipped,
    List<Judged> judged,
    List<Told> recent) {

  /**
   * A track by its id; title and artist are null when the catalogue lost it.
   *
   * @param trackId the track as the world knows it
   */
  public record Named(String trackId, @Nullable String title, @Nullable String artist) {}

  /**
   * One interest.
   *
   * @param share its part of the weight of its kind, 0 to 1
   * @param fedBy the tracks it was made of most
   * @param near the tracks of the catalogue that it points to
   */
  public record Interest(double share, List<Named> fedBy, List<Named> near) {}

  /**
   * A track with the reward of its spin.
   *
   * @param reward -1 to 1
   */
  public record Judged(Named track, double reward) {}

  /**
   * What was told of one spin.
   *
   * @param spin the spin's id
   * @param reward the sum of what was told, -1 to 1
   * @param told what was told, as rows of the reward table
   * @param heardMs how far the listener was heard of, in milliseconds, to the second
   */
  public record Told(String spin, Named track, double reward, List<Reward> told, long heardMs) {}

  static Held of(Station station) {
    History history = station.history;
    return new Held(
        station.listener,
        station.id,
        station.tuning,
        station.attributes.told(),
        station.drawn,
        station.sessionStartedAtMs,
        interests(station, station.shortTerm()),
        interests(station, station.longTerm()),
        named(station, history.likes()),
        named(station, history.bannedTracks()),
        artists(station, history.bannedArtists()),
        named(station, history.played()),
        named(station, history.completed()),
        named(station, history.skipped()),
        judged(station, history.judged()),
        told(station));
  }

  private static List<Interest> interests(Station station, Interests interests) {
    List<Interest> out = new ArrayList<>();
    for (int i = 0; i < interests.count(); i++) {
      List<Named> fedBy = new ArrayList<>();
      for (int f = 0; f < interests.feeders(i); f++) {
        fedBy.add(named(station, interests.feederRow(i, f)));
      }
      out.add(new Interest(interests.share(i), fedBy, near(station, interests, i)));
    }
    return out;
  }

  private static List<Named> near(Station station, Interests interests, int interest) {
    World world = station.world;
    Neighbours neighbours = world.neighbours;
    interests.copyVector(interest, world.vector);
    world.searcher().search(world.vector, world.effort(), Allowed.all(), neighbours);
    List<Named> near = new ArrayList<>();
    for (int i = 0; i < neighbours.count(); i++) {
      near.add(named(station, neighbours.id(i)));
    }
    return near;
  }

  private static List<Named> named(Station station, NumberSet rows) {
    List<Named> out = new ArrayList<>();
    for (int i = 0; i < rows.count(); i++) {
      out.add(named(station, rows.at(i)));
    }
    return out;
  }

  private static List<Named> named(Station station, RecentTracks rows) {
    List<Named> out = new ArrayList<>();
    for (int i = 0; i < rows.count(); i++) {
      out.add(named(station, rows.row(i)));
    }
    return out;
  }

  private static List<Named> named(Station station, PlayedTracks rows) {
    List<Named> out = new ArrayList<>();
    for (int i = 0; i < rows.count(); i++) {
      out.add(named(station, rows.row(i)));
    }
    return out;
  }

  private static List<Judged> judged(Station station, JudgedTracks tracks) {
    List<Judged> out = new ArrayList<>();
    for (int i = 0; i < tracks.count(); i++) {
      out.add(new Judged(named(station, tracks.row(i)), tracks.reward(i)));
    }
    return out;
  }

  private static Named named(Station station, int row) {
    if (row < 0) {
      return new Named(station.lost.name(row), null, null);
    }
    Track track = station.world.catalogue().track(row);
    return new Named(track.id(), track.title(), track.artist());
  }

  private static List<String> artists(Station station, NumberSet artists) {
    Catalogue catalogue = station.world.catalogue();
    List<String> out = new ArrayList<>();
    for (int i = 0; i < artists.count(); i++) {
      int artist = artists.at(i);
      out.add(artist < 0 ? station.lost.name(artist) : catalogue.artistName(artist));
    }
    return out;
  }

  private static List<Told> told(Station station) {
    Ledger ledger = station.ledger;
    List<Told> out = new ArrayList<>();
    for (int slot = 0; slot < ledger.count(); slot++) {
      long account = ledger.account(slot);
      out.add(
          new Told(
              Spin.idOf(ledger.number(slot)),
              named(station, ledger.row(slot)),
              Account.total(account),
              Arrays.stream(Reward.values()).filter(row -> Account.wasTold(account, row)).toList(),
              Account.heardMs(account)));
    }
    return out;
  }
}

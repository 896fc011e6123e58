package io.privatefm.catalogue.graph;

import io.privatefm.catalogue.Postings;
import java.util.function.IntUnaryOperator;

/**
 * What every catalogue knows of its tracks: artists and tags. Borrowed from it.
 *
 * @param artistOf the artist of a row
 * @param tracksOfArtist rows by artist
 * @param tagsOf tags by row
 * @param tracksOfTag rows by tag
 */
public record TrackNodes(
    IntUnaryOperator artistOf, Postings tracksOfArtist, Postings tagsOf, Postings tracksOfTag) {
  /** How many tracks there are. */
  public int tracks() {
    return tagsOf.lists();
  }

  /** How many artists there are. */
  public int artists() {
    return tracksOfArtist.lists();
  }

  /** How many tags there are. */
  public int tags() {
    return tracksOfTag.lists();
  }
}

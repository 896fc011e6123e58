package io.privatefm.catalogue;

/**
 * The named maxima of a catalogue. What is longer is refused at build, so that a track always fits
 * into one message to a player.
 */
public final class CatalogueLimits {
  /** Characters of a track's id; the protocol has the same limit. */
  public static final int ID_CHARS = 128;

  /** Characters of a title, an artist, an album or the value of a trait. */
  public static final int TEXT_CHARS = 1_000;

  /** Characters of a url. */
  public static final int URL_CHARS = 2_048;

  /** Characters of a language tag. */
  public static final int LANGUAGE_CHARS = 35;

  /** Tags of one track. */
  public static final int TAGS = 256;

  /** Characters of one tag. */
  public static final int TAG_CHARS = 128;

  /** Columns that the catalogue keeps without having a field for them. */
  public static final int TRAIT_COLUMNS = 64;

  /** Characters of the name of such a column. */
  public static final int TRAIT_NAME_CHARS = 64;

  /** UTF-8 bytes of one track with its tags: half of the default message to a player. */
  public static final int TRACK_BYTES = 32 * 1024;

  /** The last year. */
  public static final int YEAR = 9_999;

  /** A week: longer than any set, shorter than a mistake in the unit. */
  public static final long DURATION_MS = 7L * 24 * 60 * 60 * 1_000;

  /** Components of a vector. */
  public static final int DIMENSION = 4_096;

  /** Characters of the name of a vector space. */
  public static final int SPACE_CHARS = 128;

  /** Characters of one line of a text file. */
  public static final int LINE_CHARS = 1 << 20;

  /** Tracks of one catalogue: a row and one more than the last row are ints. */
  public static final int TRACKS = Integer.MAX_VALUE / 4;

  /** Relations that are told beside artists and tags. */
  public static final int RELATIONS = 32;

  /** Characters of the name of a relation. */
  public static final int RELATION_CHARS = 64;

  /** Triples of one catalogue: both directions of all of them are counted by an int. */
  public static final int TRIPLES = 1 << 28;

  /** Bases that a catalogue directory keeps unless told otherwise: two may be rolled back to. */
  public static final int BASES = 3;

  private CatalogueLimits() {}
}

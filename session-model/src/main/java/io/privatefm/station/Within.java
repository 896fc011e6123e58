package io.privatefm.station;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tracks a station may play: all of the catalogue, or a named or listed set of them. */
public sealed interface Within {

  /** The whole catalogue. */
  Within EVERYTHING = new Everything();

  /** No restriction. */
  record Everything() implements Within {}

  /**
   * Only these tracks. Ids that the catalogue does not know are kept and ignored.
   *
   * @param ids track ids, without repeats in effect
   * @param name the name of the stored set they were resolved from; null when they were listed
   */
  record Tracks(List<String> ids, @Nullable String name) implements Within {
    public Tracks {
      ids = List.copyOf(ids);
    }

    public Tracks(List<String> ids) {
      this(ids, null);
    }
  }
}

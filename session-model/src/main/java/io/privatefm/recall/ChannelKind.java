package io.privatefm.recall;

import java.util.List;

/** The channels, in the order in which a candidate of several is told to come from one. */
public enum ChannelKind {
  INTEREST("interest", 0),
  LONG_TERM("long-term", 1),
  GRAPH("graph", 2),
  POPULAR("popular", 3),
  EXPLORE("explore", 4),
  SESSIONS("sessions", 5),
  ITEMS("item-to-item", 6);

  /** All, by bit. */
  public static final List<ChannelKind> ALL = List.of(values());

  private final String label;
  private final int bit;

  ChannelKind(String label, int bit) {
    this.label = label;
    this.bit = bit;
  }

  /** The name that listeners and journals see. */
  public String label() {
    return label;
  }

  /** The channel's bit in a candidate's mask; written into journals, never reused. */
  public int mask() {
    return 1 << bit;
  }

  /** The names of all channels in a candidate's mask. */
  public static List<String> labels(int mask) {
    return ALL.stream().filter(kind -> (mask & kind.mask()) != 0).map(ChannelKind::label).toList();
  }

  /** The first channel in a candidate's mask. */
  public static ChannelKind first(int mask) {
    return ALL.get(Integer.numberOfTrailingZeros(mask));
  }
}

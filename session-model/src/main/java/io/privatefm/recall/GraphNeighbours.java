package io.privatefm.recall;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.graph.Graph;
import java.util.random.RandomGenerator;

/**
 * Recalls tracks near to what was praised lately in the graph of tracks, artists, tags and whatever
 * else was told, by the chance that a walk from there ends at them (Eksombatchai et al., Pixie, WWW
 * 2018).
 *
 * <p>{@link GraphSpread} tells the chance to pass through each node. Of each node so many tracks
 * are looked at as its share of all chances, from a random place on, and those nodes come first
 * that lead to one of their members the likeliest: a node that nearly all tracks share says little.
 * What is looked at is ordered by its chance over all of its nodes. From the best the walks go on
 * for a second hop, with the chance that they had there, so that it takes the place of no first one
 * that is likelier.
 *
 * <p>Work: {@value #FIRST_LOOKS} and {@value #SECOND_LOOKS} tracks looked at, each over {@value
 * #TAGS} tags and {@value #TOLD} told edges at most. Scratch of one engine, allocates nothing.
 */
final class GraphNeighbours implements Channel {
  private static final int FIRST_LOOKS = 128;
  private static final int SECOND_LOOKS = 32;

  /** Tracks that the second hop goes on from. */
  private static final int BETWEEN = 6;

  /** Of two praised tracks the older one counts so much of the newer. */
  private static final float OLDER = 0.8f;

  private static final int TOLD = 64;

  /** Tracks that are kept in order: more than a budget, for other channels had some of them. */
  private static final int KEPT = 128;

  private final Graph graph;
  private final GraphNodes nodes;
  private final GraphSpread spread;
  private final RowSet seen = new RowSet(FIRST_LOOKS + SECOND_LOOKS + Moment.PRAISED);
  private final int[] rows = new int[KEPT];
  private final float[] chances = new float[KEPT];
  private final int[] overs = new int[KEPT];
  private final TrackTags tags;

  /** The tracks that are looked at, in order. */
  private final int[] looked = new int[FIRST_LOOKS];

  private final int[] artists = new int[FIRST_LOOKS];
  private int lookedCount;
  private int kept;
  private float sum;
  private float most;
  private int mostOver;

  GraphNeighbours(Catalogue catalogue) {
    graph = catalogue.graph();
    nodes = new GraphNodes(graph);
    spread = new GraphSpread(graph, catalogue.relationWeights(), nodes);
    tags = new TrackTags(catalogue.tagsOf(), FIRST_LOOKS);
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.GRAPH;
  }

  @Override
  public void recall(Moment moment, int budget, Candidates into) {
    nodes.clear();
    seen.clear();
    kept = 0;
    spread(moment);
    look(moment, 0, FIRST_LOOKS);
    int first = nodes.count();
    int between = Math.min(BETWEEN, kept);
    for (int i = 0; i < between; i++) {
      spread.through(nodes.path(overs[i]), rows[i], chances[i], moment.random());
    }
    look(moment, first, SECOND_LOOKS);
    int left = budget;
    for (int i = 0; i < kept && left > 0; i++) {
      left -= into.add(kind(), rows[i], nodes.path(overs[i])) ? 1 : 0;
    }
  }

  /** From all praised tracks, with chances that are 1 together. */
  private void spread(Moment moment) {
    spread.begin();
    float ages = 0;
    float age = 1;
    for (int i = 0; i < moment.praisedCount(); i++, age *= OLDER) {
      ages += age;
    }
    age = 1;
    for (int i = 0; i < moment.praisedCount(); i++, age *= OLDER) {
      seen.add(moment.praised(i));
      spread.from(moment.praised(i), age / ages, moment.random());
    }
  }

  /** Looks at tracks of the nodes from the given one on. */
  private void look(Moment moment, int first, int atMost) {
    nodes.rank(first);
    float all = nodes.chances(first);
    int looks = atMost;
    lookedCount = 0;
    for (int i = first; i < nodes.count() && looks > 0; i++) {
      int at = nodes.ranked(first, i);
      int share = 1 + (int) (atMost * nodes.chance(at) / all);
      looks -= look(moment, nodes.node(at), Math.min(share, looks), moment.random());
    }
    describe();
    for (int i = 0; i < lookedCount; i++) {
      keep(looked[i], chance(i));
    }
  }

  /** Asks for one thing of all tracks at a time, so that memory is waited for together. */
  private void describe() {
    tags.become(looked, lookedCount);
    for (int i = 0; i < lookedCount; i++) {
      artists[i] = graph.artistNodeOf(looked[i]);
    }
  }

  private int look(Moment moment, int node, int share, RandomGenerator random) {
    int members = graph.members(node);
    int count = Math.min(share, members);
    int from = members > count ? random.nextInt(members) : 0;
    for (int i = 0; i < count; i++) {
      int row = graph.member(node, (int) (((long) from + i) % members));
      if (graph.isTrack(row) && seen.add(row) && moment.mask().allows(row)) {
        looked[lookedCount++] = row;
      }
    }
    return count;
  }

  /** The chance of all walks to end at a looked at track; notes the node that brings most of it. */
  private float chance(int i) {
    int row = looked[i];
    sum = 0;
    most = 0;
    over(row);
    over(artists[i]);
    for (int t = 0; t < tags.count(i); t++) {
      over(graph.tagNode(tags.at(i, t)));
    }
    int told = Math.min(TOLD, graph.degree(row));
    for (int edge = 0; edge < told; edge++) {
      int node = graph.neighbour(row, edge);
      if (graph.isEntity(node)) {
        over(node);
      }
    }
    return sum;
  }

  private void over(int node) {
    int at = nodes.find(node);
    float each = at < 0 ? 0 : nodes.each(at);
    sum += each;
    if (each > most) {
      most = each;
      mostOver = at;
    }
  }

  /** Puts a track into its place by chance, in place of the last when there is no room. */
  private void keep(int row, float chance) {
    if (chance == 0 || (kept == KEPT && chance <= chances[KEPT - 1])) {
      return;
    }
    int at = kept < KEPT ? kept++ : KEPT - 1;
    while (at > 0 && chances[at - 1] < chance) {
      rows[at] = rows[at - 1];
      chances[at] = chances[at - 1];
      overs[at] = overs[at - 1];
      at--;
    }
    rows[at] = row;
    chances[at] = chance;
    overs[at] = mostOver;
  }
}

package io.privatefm.engine;

import io.privatefm.bandit.Arms;
import io.privatefm.bandit.Draw;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.graph.Graph;
import io.privatefm.rank.Features;
import io.privatefm.recall.Candidates;
import io.privatefm.recall.ChannelKind;
import io.privatefm.recall.GraphPath;
import io.privatefm.station.Interests;
import io.privatefm.station.Reason;
import io.privatefm.station.Reward;
import io.privatefm.station.SpinWhy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells why an arm was drawn, in features for an engineer and in a true sentence for a listener.
 */
final class Explanation {
  private static final int REASONS = 3;

  /** What a richer model expects beyond what the features say. */
  private static final String MODEL = "model";

  /** What an arm loses for being like what just played. */
  private static final String DIVERSITY = "diversity";

  private static final List<String> NAMES =
      Stream.concat(Features.NAMES.stream(), Stream.of(MODEL, DIVERSITY)).toList();

  private static final int TITLE_CHARS = 40;
  private static final int TAG_CHARS = 20;

  private final Catalogue catalogue;
  private final double[] contributions = new double[NAMES.size()];
  private final float[] vector;

  Explanation(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.vector = new float[catalogue.dimension()];
  }

  SpinWhy of(Interests shortTerm, Interests longTerm, Candidates candidates, Arms arms, Draw draw) {
    int arm = draw.arm();
    ChannelKind channel = ChannelKind.first(candidates.channels(arm));
    boolean ofSession = channel == ChannelKind.INTEREST;
    return new SpinWhy(
        channel.label(),
        ofSession ? candidates.interest(arm) : -1,
        draw.explored(),
        because(shortTerm, longTerm, candidates, arm, channel),
        reasons(arms, arm));
  }

  private @Nullable String because(
      Interests shortTerm,
      Interests longTerm,
      Candidates candidates,
      int arm,
      ChannelKind channel) {
    return switch (channel) {
      case INTEREST -> near(shortTerm, candidates, arm);
      case LONG_TERM -> near(longTerm, candidates, arm);
      case GRAPH -> related(candidates, arm);
      case POPULAR -> "played by many";
      case EXPLORE -> "something else, to find out";
      case SESSIONS -> "heard by others in sessions like this one";
      case ITEMS -> "often heard after or with what played lately";
    };
  }

  private @Nullable String near(Interests interests, Candidates candidates, int arm) {
    int interest = candidates.interest(arm);
    catalogue.index().copyVector(candidates.row(arm), vector);
    int best = -1;
    float bestScore = 0;
    for (int f = 0; f < interests.feeders(interest); f++) {
      int row = interests.feederRow(interest, f);
      float score = row < 0 ? 0 : catalogue.index().score(row, vector);
      if (score > bestScore) {
        best = f;
        bestScore = score;
      }
    }
    if (best < 0) {
      return null;
    }
    Reward act = interests.feederAct(interest, best);
    return "near " + quoted(interests.feederRow(interest, best)) + ", " + act.phrase();
  }

  private String related(Candidates candidates, int arm) {
    GraphPath path = candidates.path(arm);
    int row = candidates.row(arm);
    return path.between() < 0
        ? hop(path.relation(), path.node(), row, path.seed())
        : hop(path.relation(), path.node(), row, path.between())
            + ", itself "
            + hop(path.relationBefore(), path.nodeBefore(), path.between(), path.seed());
  }

  /** What a track has to do with the one that the graph came from. */
  private String hop(int relation, int node, int row, int from) {
    Graph graph = catalogue.graph();
    if (relation == Graph.ARTIST) {
      return "by the artist of " + quoted(from);
    }
    if (relation == Graph.TAG) {
      return tag(graph.tag(node)) + " like " + quoted(from);
    }
    String by = " (" + shortened(graph.relationName(relation), TAG_CHARS) + ")";
    if (graph.isTrack(node)) {
      return "next to " + quoted(from) + by;
    }
    if (graph.isEntity(node)) {
      String name = "\"" + shortened(graph.entityName(node), TAG_CHARS) + "\"";
      return name + by + " like " + quoted(from);
    }
    String of = ", from " + quoted(from);
    if (graph.isTag(node)) {
      return tag(graph.tag(node)) + by + of;
    }
    String artist = shortened(catalogue.artistName(graph.artist(node)), TITLE_CHARS);
    boolean its = graph.artistNodeOf(row) == node;
    return (its ? "by " : "of ") + artist + by + of;
  }

  private String tag(int tag) {
    return "\"" + shortened(catalogue.tagName(tag), TAG_CHARS) + "\"";
  }

  private String quoted(int row) {
    return "\"" + shortened(catalogue.title(row), TITLE_CHARS) + "\"";
  }

  /** The journal keeps the sentence with every spin: it has to stay one. */
  private static String shortened(String name, int chars) {
    if (name.length() <= chars) {
      return name;
    }
    int end = Character.isHighSurrogate(name.charAt(chars - 2)) ? chars - 2 : chars - 1;
    return name.substring(0, end).stripTrailing() + "…";
  }

  private List<Reason> reasons(Arms arms, int arm) {
    for (int f = 0; f < Features.DIMENSION; f++) {
      contributions[f] =
          f == 0 ? 0 : Reason.rounded(arms.ranker().weight(f) * arms.feature(arm, f));
    }
    contributions[Features.DIMENSION] = Reason.rounded(arms.shift(arm));
    contributions[Features.DIMENSION + 1] = Reason.rounded(-arms.lowered(arm));
    List<Reason> reasons = new ArrayList<>(REASONS);
    for (int i = 0; i < REASONS; i++) {
      int most = 0;
      for (int f = 1; f < contributions.length; f++) {
        most = Math.abs(contributions[f]) > Math.abs(contributions[most]) ? f : most;
      }
      if (contributions[most] != 0) {
        reasons.add(new Reason(NAMES.get(most), contributions[most]));
        contributions[most] = 0;
      }
    }
    return reasons;
  }
}

package io.privatefm.catalogue;

import io.privatefm.catalogue.graph.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The triples of a build, as nodes and relations by number; owned by one thread. */
final class ToldTriples {
  private static final int PROGRESS_EVERY = 1 << 14;

  /** No neighbour of an entity was seen yet. */
  private static final int NOBODY = -1;

  private final NodeNames names;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> relations = new ArrayList<>();
  private int[] heads = new int[1 << 10];
  private int[] tails = new int[1 << 10];
  private byte[] relationOf = new byte[1 << 10];
  private int count;
  private long read;
  private long unknown;

  ToldTriples(NodeNames names) {
    this.names = names;
  }

  void read(RelationSource source, Progress progress) {
    for (Triple triple = source.next(); triple != null; triple = source.next()) {
      add(triple, source.place());
      if (read % PROGRESS_EVERY == 0) {
        progress.at("relations", read, -1);
      }
    }
    progress.at("relations", read, read);
  }

  private void add(Triple triple, Place place) {
    read++;
    check(triple.head(), "head", CatalogueLimits.TEXT_CHARS, place);
    check(triple.tail(), "tail", CatalogueLimits.TEXT_CHARS, place);
    byte relation = relation(triple.relation(), place);
    int head = names.node(triple.head());
    int tail = names.node(triple.tail());
    boolean joins = Math.min(head, tail) < names.firstEntity();
    if (head == NodeNames.UNKNOWN || tail == NodeNames.UNKNOWN || head == tail || !joins) {
      unknown++;
      return;
    }
    if (count == CatalogueLimits.TRIPLES) {
      throw place.breaks("must be at most " + CatalogueLimits.TRIPLES + " triples");
    }
    if (count == heads.length) {
      heads = Arrays.copyOf(heads, 2 * count);
      tails = Arrays.copyOf(tails, 2 * count);
      relationOf = Arrays.copyOf(relationOf, 2 * count);
    }
    heads[count] = head;
    tails[count] = tail;
    relationOf[count++] = relation;
  }

  private byte relation(String told, Place place) {
    check(told, "relation", CatalogueLimits.RELATION_CHARS, place);
    String name = told.strip();
    if (Graph.ownRelations().contains(name)) {
      throw place.breaks(
          "must not be one that the tracks tell, " + Graph.ownRelations(), "relation", told);
    }
    Integer known = numbers.get(name);
    if (known == null) {
      if (relations.size() == CatalogueLimits.RELATIONS) {
        throw place.breaks(
            "must be at most " + CatalogueLimits.RELATIONS + " relations", "relation", told);
      }
      known = relations.size();
      numbers.put(name, known);
      relations.add(name);
    }
    return known.byteValue();
  }

  private static void check(String text, String field, int most, Place place) {
    if (text.isBlank() || text.length() > most) {
      throw place.breaks("must have 1 to " + most + " characters", field, text);
    }
  }

  /** The relations' names in the order in which they came. */
  List<String> relations() {
    return relations;
  }

  /** Leaves the triples of entities that join something, and numbers these anew. */
  Edges edges() {
    boolean[] joins = joins();
    int[] numbered = new int[joins.length];
    List<String> kept = new ArrayList<>();
    for (int entity = 0; entity < joins.length; entity++) {
      numbered[entity] = names.firstEntity() + kept.size();
      if (joins[entity]) {
        kept.add(names.entities().get(entity));
      }
    }
    int left = 0;
    for (int i = 0; i < count; i++) {
      if (stays(heads[i], joins) && stays(tails[i], joins)) {
        heads[left] = renumbered(heads[i], numbered);
        tails[left] = renumbered(tails[i], numbered);
        relationOf[left++] = relationOf[i];
      }
    }
    int alone = count - left;
    Edges edges = Edges.of(names.firstEntity() + kept.size(), heads, tails, relationOf, left);
    return edges.with(kept, new RelationCounts(read, edges.pairs(), kept.size(), unknown, alone));
  }

  /** For each entity whether it has two different neighbours. */
  private boolean[] joins() {
    boolean[] joins = new boolean[names.entities().size()];
    int[] first = new int[joins.length];
    Arrays.fill(first, NOBODY);
    for (int i = 0; i < count; i++) {
      see(heads[i], tails[i], first, joins);
      see(tails[i], heads[i], first, joins);
    }
    return joins;
  }

  private void see(int node, int neighbour, int[] first, boolean[] joins) {
    int entity = node - names.firstEntity();
    if (entity >= 0) {
      joins[entity] |= first[entity] != NOBODY && first[entity] != neighbour;
      first[entity] = neighbour;
    }
  }

  private boolean stays(int node, boolean[] joins) {
    return node < names.firstEntity() || joins[node - names.firstEntity()];
  }

  private int renumbered(int node, int[] numbered) {
    return node < names.firstEntity() ? node : numbered[node - names.firstEntity()];
  }
}

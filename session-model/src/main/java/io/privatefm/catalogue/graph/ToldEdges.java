package io.privatefm.catalogue.graph;

import io.privatefm.catalogue.Postings;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The edges that were told beside artists and tags, each in both directions.
 *
 * @param relations names of the relations, the first of which is number {@link Graph#TOLD}
 * @param neighbours nodes by node, by rising relation and then rising
 * @param relationOf with the same lists: the relation of each neighbour
 * @param entityName the name of an entity
 */
public record ToldEdges(
    List<String> relations,
    Postings neighbours,
    Postings relationOf,
    IntFunction<String> entityName) {
  public ToldEdges {
    relations = List.copyOf(relations);
  }
}

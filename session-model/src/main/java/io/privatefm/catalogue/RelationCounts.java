package io.privatefm.catalogue;

/**
 * What a build took of the triples that it was given.
 *
 * @param triples that were read
 * @param edges that were made of them, each pair of nodes once a relation
 * @param entities nodes that are neither tracks nor artists nor tags
 * @param unknown triples of a track that the catalogue does not have, of two entities, or of one
 *     node with itself
 * @param alone triples of an entity that nothing else is joined to
 */
public record RelationCounts(long triples, int edges, int entities, long unknown, long alone) {
  /** A build without relations. */
  public static final RelationCounts NONE = new RelationCounts(0, 0, 0, 0, 0);
}

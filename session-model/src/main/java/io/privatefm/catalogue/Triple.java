package io.privatefm.catalogue;

/**
 * One statement of a knowledge graph: what {@code head} has to do with {@code tail}. Nodes are
 * named {@code track:ID}, {@code artist:NAME}, {@code tag:NAME}, {@code album:ARTIST / ALBUM},
 * {@code entity:NAME}, or without their kind.
 *
 * @param head a node
 * @param relation the name of the relation
 * @param tail a node
 */
public record Triple(String head, String relation, String tail) {}

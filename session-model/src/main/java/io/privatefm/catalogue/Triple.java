package io.privatefm.catalogue;

/**
 * One statement of a knowledge graph: what {@code head} has to do with {@code tail}.
 *
 * @param head a node, as {@link NodeNames} tells how nodes are named
 * @param relation the name of the relation
 * @param tail a node
 */
public record Triple(String head, String relation, String tail) {}

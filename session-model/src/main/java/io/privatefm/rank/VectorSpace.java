package io.privatefm.rank;

/**
 * The space of a catalogue's vectors: vectors of another name or length mean something else.
 *
 * @param name as the catalogue has it
 * @param dimension length of a vector, at least 1
 */
public record VectorSpace(String name, int dimension) {}

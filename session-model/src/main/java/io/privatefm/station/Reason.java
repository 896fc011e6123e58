package io.privatefm.station;

/**
 * One feature that mattered for a pick.
 *
 * @param feature the feature's name, as in docs/brain.md
 * @param weight what it added to the arm's score: learned weight × the arm's value
 */
public record Reason(String feature, double weight) {}

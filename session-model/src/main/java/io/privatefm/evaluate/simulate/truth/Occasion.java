package io.privatefm.evaluate.simulate.truth;

/**
 * When a listener hears something.
 *
 * @param spin which of the listener's tracks it is, from 0
 * @param session which of the listener's sessions, from 0
 * @param hour of the day at which the session began, 0 to 23
 * @param atMs epoch milliseconds
 */
public record Occasion(int spin, int session, int hour, long atMs) {}

package io.privatefm.trainer.log;

/**
 * Rows that were dropped for one reason.
 *
 * @param file name of the log
 * @param reason the rule that they break
 * @param rows how many
 * @param firstLine the first of them, from 1
 */
public record Dropped(String file, String reason, long rows, long firstLine) {}

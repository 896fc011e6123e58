/**
 * Cold listeners with unbiased reward: people whom nothing was trained on hear tracks that were
 * assigned to them by chance, and what they said of those tells how many they would have liked.
 */
@NullMarked
package io.privatefm.evaluate.listeners;

import org.jspecify.annotations.NullMarked;

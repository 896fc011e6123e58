/** The contextual bandits: how one arm is drawn, and with which propensity. */
@org.jspecify.annotations.NullMarked
package io.privatefm.bandit;

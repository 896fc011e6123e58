/**
 * What an arm looks like in numbers, and the linear model that learns what the numbers are worth.
 */
@org.jspecify.annotations.NullMarked
package io.privatefm.rank;

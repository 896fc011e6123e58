/** Which tracks come into question for a draw, and who recalled them. */
@org.jspecify.annotations.NullMarked
package io.privatefm.recall;

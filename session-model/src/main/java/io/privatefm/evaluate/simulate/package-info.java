/**
 * Simulated listening: the real engine plays to listeners whose truth is known, and its regret is
 * counted. The truths are in a package of their own that knows nothing of the engine.
 */
@NullMarked
package io.privatefm.evaluate.simulate;

import org.jspecify.annotations.NullMarked;

/**
 * Simulated listeners whose taste is known. Shares no code with what is judged by them: nothing
 * here knows anything of the rest of Private FM, and what is in here is never shown to an engine.
 */
@NullMarked
package io.privatefm.evaluate.simulate.truth;

import org.jspecify.annotations.NullMarked;

/**
 * The one face of the session model: tune in, tell feedback, get the next spin.
 *
 * <p>An {@link io.privatefm.engine.Engine} belongs to one thread and knows neither network nor
 * disk, neither clock nor global randomness.
 */
@org.jspecify.annotations.NullMarked
package io.privatefm.engine;

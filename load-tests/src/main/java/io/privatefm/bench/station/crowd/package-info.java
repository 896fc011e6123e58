/** The load: listeners with tastes on one event loop of this process, and what they say when. */
@NullMarked
package io.privatefm.bench.station.crowd;

import org.jspecify.annotations.NullMarked;

/** Live stations under load beside an echo of the same frames: servers as processes, one load. */
@NullMarked
package io.privatefm.bench.station;

import org.jspecify.annotations.NullMarked;

/**
 * What the load is put on: processes of their own, and what the system and the JVM tell of them.
 */
@NullMarked
package io.privatefm.bench.station.server;

import org.jspecify.annotations.NullMarked;

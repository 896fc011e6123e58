/** Stations on air: connections, who owns a station, exactly-once feedback, takeover, eviction. */
@org.jspecify.annotations.NullMarked
package io.privatefm.server.air;

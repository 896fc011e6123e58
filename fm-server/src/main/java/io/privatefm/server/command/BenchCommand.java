package io.privatefm.server.command;

import picocli.CommandLine.Command;

/** {@code fm bench}: the vector index beside other systems, and stations beside an echo. */
@Command(
    name = "bench",
    description = "Measures the index beside its peers, stations beside an echo (from a checkout).")
final class BenchCommand extends CheckoutCommand {}

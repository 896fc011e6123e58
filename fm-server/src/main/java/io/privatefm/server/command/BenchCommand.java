package io.privatefm.server.command;

import picocli.CommandLine.Command;

/** {@code fm bench}: the vector index beside other systems, with their libraries. */
@Command(
    name = "bench",
    description = "Measures the vector index beside its peers (from a checkout).")
final class BenchCommand extends CheckoutCommand {}

package io.privatefm.server.command;

import picocli.CommandLine.Command;

/** {@code fm load}: the simulations and Gatling. */
@Command(
    name = "load",
    description = "Puts listeners on a running server and measures it (from a checkout).")
final class LoadCommand extends CheckoutCommand {}

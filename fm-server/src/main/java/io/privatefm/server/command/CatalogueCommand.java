package io.privatefm.server.command;

import picocli.CommandLine.Command;

/** {@code fm catalogue}: builds catalogues and looks into them. */
@Command(
    name = "catalogue",
    description = "Builds a catalogue from tracks and their vectors, and looks into one.",
    mixinStandardHelpOptions = true,
    subcommands = {
      CatalogueBuildCommand.class,
      CatalogueDemoCommand.class,
      CatalogueInfoCommand.class,
      CatalogueVerifyCommand.class,
    })
final class CatalogueCommand {}

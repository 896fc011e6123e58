package io.privatefm.server.command;

import picocli.CommandLine.Command;

/** {@code fm catalogue}: builds catalogues, looks into them, puts them in force. */
@Command(
    name = "catalogue",
    description =
        "Builds a catalogue from tracks and their vectors, looks into one, puts one in force.",
    mixinStandardHelpOptions = true,
    subcommands = {
      CatalogueBuildCommand.class,
      CatalogueDemoCommand.class,
      CatalogueInfoCommand.class,
      CatalogueVerifyCommand.class,
      CatalogueListCommand.class,
      CataloguePublishCommand.class,
      CatalogueRollbackCommand.class,
    })
final class CatalogueCommand {}

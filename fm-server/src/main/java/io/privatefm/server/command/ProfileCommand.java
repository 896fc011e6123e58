package io.privatefm.server.command;

import picocli.CommandLine.Command;

/** {@code fm profile}: what a stopped server holds of one listener. */
@Command(
    name = "profile",
    description = "Works on what a server that has stopped holds of one listener.",
    mixinStandardHelpOptions = true,
    subcommands = {ProfileImportCommand.class})
final class ProfileCommand {}

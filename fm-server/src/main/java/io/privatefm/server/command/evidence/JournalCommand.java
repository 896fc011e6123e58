package io.privatefm.server.command.evidence;

import picocli.CommandLine.Command;

/** {@code fm journal}: the journal of a server as data. */
@Command(
    name = "journal",
    description = "Looks into the journal of a server that has stopped, and takes data out of it.",
    mixinStandardHelpOptions = true,
    subcommands = {JournalInfoCommand.class, JournalExportCommand.class})
public final class JournalCommand {}

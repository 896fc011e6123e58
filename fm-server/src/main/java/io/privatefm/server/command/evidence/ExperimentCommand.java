package io.privatefm.server.command.evidence;

import picocli.CommandLine.Command;

/** {@code fm experiment}: what the arms of an experiment earned. */
@Command(
    name = "experiment",
    description = "Compares the arms of experiments, see --experiment of fm serve.",
    mixinStandardHelpOptions = true,
    subcommands = ExperimentReportCommand.class)
public final class ExperimentCommand {}

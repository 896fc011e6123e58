package io.privatefm.server.command.evidence;

import picocli.CommandLine.Command;

/** {@code fm evaluate}: figures on real listening, beside baselines. */
@Command(
    name = "evaluate",
    description = "Measures on real listening, beside baselines that are tuned in the same run.",
    mixinStandardHelpOptions = true,
    subcommands = {EvaluateNextCommand.class, EvaluateListenersCommand.class})
public final class EvaluateCommand {}

package io.privatefm.server.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fm completion}: the script that completes words at the prompt. */
@Command(
    name = "completion",
    description = {
      "Prints the script that completes fm's commands and options.",
      "bash: source <(./fm completion bash)      zsh: source <(./fm completion zsh)"
    },
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
  /** The shells whose completion is known. */
  enum Shell {
    BASH,
    ZSH
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "bash|zsh", description = "the shell it is for")
  private Shell shell;

  @Override
  public Integer call() {
    String script = AutoComplete.bash("fm", spec.root().commandLine());
    String head =
        switch (shell) {
          case BASH -> "";
          case ZSH -> "autoload -Uz compinit && compinit\n";
        };
    spec.commandLine().getOut().print(head + script);
    spec.commandLine().getOut().flush();
    return 0;
  }
}

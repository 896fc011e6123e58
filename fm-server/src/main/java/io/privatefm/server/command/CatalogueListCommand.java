package io.privatefm.server.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.privatefm.catalogue.BaseInfo;
import io.privatefm.catalogue.Bases;
import io.privatefm.evaluate.report.TextTable;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fm catalogue list}: which bases a catalogue keeps. */
@Command(
    name = "list",
    description = {
      "Lists the bases that a catalogue keeps: the one in force, then the others in the order in",
      "which a roll-back takes them."
    },
    mixinStandardHelpOptions = true)
final class CatalogueListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the catalogue's directory")
  private Path directory;

  @Option(names = "--json", description = "as JSON, for programs")
  private boolean json;

  @Override
  public Integer call() {
    List<BaseInfo> bases = Work.run(spec, _ -> Bases.list(directory));
    if (json) {
      spec.commandLine().getOut().println(asJson(bases));
    } else {
      spec.commandLine().getOut().print(table(bases));
    }
    return 0;
  }

  private static String asJson(List<BaseInfo> bases) {
    return JsonMapper.builder().build().valueToTree(bases).toPrettyString();
  }

  private static TextTable table(List<BaseInfo> bases) {
    TextTable table =
        new TextTable(4, List.of("in force", "made", "version", "vector space", "base", "tracks"));
    for (BaseInfo base : bases) {
      String number = Integer.toString(base.number());
      table.add(
          base.damage() != null
              ? List.of(inForce(base), "damaged", "", "", number, "")
              : List.of(
                  inForce(base),
                  String.valueOf(base.made()),
                  String.valueOf(base.version()),
                  String.valueOf(base.vectorSpace()),
                  number,
                  String.format("%,d", base.tracks())));
    }
    return table;
  }

  private static String inForce(BaseInfo base) {
    return base.inForce() ? "yes" : "";
  }
}

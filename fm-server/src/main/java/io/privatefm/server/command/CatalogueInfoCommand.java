package io.privatefm.server.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueInfo;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fm catalogue info}: what a catalogue says of itself. */
@Command(
    name = "info",
    description = "Tells what is in a catalogue.",
    mixinStandardHelpOptions = true)
final class CatalogueInfoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the catalogue's directory")
  private Path directory;

  @Option(names = "--json", description = "as JSON, for programs")
  private boolean json;

  @Override
  public Integer call() {
    try (Catalogue catalogue = Work.run(spec, _ -> Catalogue.open(directory))) {
      if (json) {
        spec.commandLine().getOut().println(asJson(catalogue.info()));
      } else {
        CatalogueText.tell(catalogue, spec.commandLine().getOut());
        CatalogueText.tellEfforts(catalogue.info().index(), spec.commandLine().getOut());
      }
      return 0;
    }
  }

  private static String asJson(CatalogueInfo info) {
    JsonMapper json = JsonMapper.builder().build();
    ObjectNode tree = json.valueToTree(info);
    tree.put("base", info.base().toString());
    tree.put("bytes", info.bytes());
    return tree.toPrettyString();
  }
}

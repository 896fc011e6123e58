package io.privatefm.server.command.evidence;

import io.privatefm.evaluate.report.Bootstrap;
import io.privatefm.server.command.UserError;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that brings evidence can be told. */
final class EvidenceOptions {
  @Option(names = "--json", paramLabel = "FILE", description = "where the figures go as JSON")
  @Nullable Path json;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "of everything that is drawn by chance (default: 1)")
  long seed;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      defaultValue = "1000",
      description = "how many resamples an interval is made of (default: 1000)")
  int resamples;

  /** How intervals are made: 95 %. */
  Bootstrap bootstrap() {
    if (resamples < 1) {
      throw new UserError("must be >= 1: --resamples=" + resamples);
    }
    return new Bootstrap(resamples, 0.95, seed);
  }
}

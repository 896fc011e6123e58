package io.privatefm.server.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What one run of the command line told, in this process. */
record Told(int exitCode, String out, String err) {
  static Told by(String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode =
        Fm.commandLine(args)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(args);
    return new Told(exitCode, out.toString(), err.toString());
  }
}

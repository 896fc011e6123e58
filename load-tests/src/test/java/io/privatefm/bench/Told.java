package io.privatefm.bench;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command said and ended with. */
record Told(int exitCode, String out, String err) {
  static Told by(Object... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = String.valueOf(args[i]);
    }
    int code =
        Bench.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(words);
    return new Told(code, out.toString(), err.toString());
  }
}

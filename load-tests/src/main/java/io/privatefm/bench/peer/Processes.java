package io.privatefm.bench.peer;

import java.io.IOException;

/** Waiting for other programs. */
final class Processes {
  private Processes() {}

  static int exitCode(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}

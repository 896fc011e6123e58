package io.privatefm.server.command.torture;

import io.privatefm.server.command.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk that only one process sees, and that can be made full and roomy again under it: a tmpfs in
 * a mount namespace of its own, which needs no rights. It takes memory for what is written only,
 * and what is on it is gone with the process. Linux only.
 */
final class SmallDisk {
  private static final String SIZE = "2g";
  private static final int LEFT_BYTES = 1 << 20;
  private static final String MOUNT =
      "mount -t tmpfs -o size=" + SIZE + " fm \"$0\" && exec \"$@\"";

  private SmallDisk() {}

  /** The command, run with a small disk at {@code folder}. */
  static List<String> at(Path folder, List<String> command) {
    List<String> all =
        new ArrayList<>(List.of("unshare", "-Urm", "sh", "-c", MOUNT, folder.toString()));
    all.addAll(command);
    return all;
  }

  /** Whether this machine lets one. */
  static boolean possible(Path folder) throws InterruptedException {
    try {
      Files.createDirectories(folder);
      Process trial = new ProcessBuilder(at(folder, List.of("true"))).start();
      return trial.waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  /** Leaves the process {@value #LEFT_BYTES} bytes. */
  static void fill(Path folder, long pid) throws InterruptedException {
    resize(folder, pid, "$(($(df -B1 --output=used \"$0\" | tail -n 1) + " + LEFT_BYTES + "))");
  }

  /** Gives it all back. */
  static void free(Path folder, long pid) throws InterruptedException {
    resize(folder, pid, SIZE);
  }

  private static void resize(Path folder, long pid, String size) throws InterruptedException {
    String mount = "mount -o remount,size=" + size + " \"$0\"";
    List<String> command =
        List.of(
            "nsenter",
            "-t",
            "" + pid,
            "-U",
            "--preserve-credentials",
            "-m",
            "sh",
            "-c",
            mount,
            folder.toString());
    try {
      int code = new ProcessBuilder(command).start().waitFor();
      if (code != 0) {
        throw new UserError("must let the small disk be resized: exit code " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

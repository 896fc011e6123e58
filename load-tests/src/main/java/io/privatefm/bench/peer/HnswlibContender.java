package io.privatefm.bench.peer;

import io.privatefm.bench.data.Dataset;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * hnswlib, the C++ library, in a process of its own that stays between rounds and measures itself:
 * what goes to and fro is not in its times.
 */
final class HnswlibContender implements Contender {
  private static final String FILE = "index.hnsw";
  private static final int M = 16;
  private static final int EF_CONSTRUCTION = 200;

  private final Path program;

  /** The contender with the compiled {@link HnswlibProgram}. */
  HnswlibContender(Path program) {
    this.program = program;
  }

  @Override
  public String system() {
    return "hnswlib C++";
  }

  @Override
  public String parameters() {
    return "M=" + M + " efConstruction=" + EF_CONSTRUCTION;
  }

  @Override
  public void build(Dataset data, Path folder, int threads) throws IOException {
    Process building =
        start(
            "build",
            data.base().file(),
            data.base().dimension(),
            M,
            EF_CONSTRUCTION,
            threads,
            folder.resolve(FILE));
    building.getOutputStream().close();
    int code = Processes.exitCode(building);
    if (code != 0) {
      throw new IOException("hnswlib must build: code=" + code);
    }
  }

  private Process start(Object... arguments) throws IOException {
    List<String> command = new java.util.ArrayList<>(List.of(program.toString()));
    for (Object argument : arguments) {
      command.add(String.valueOf(argument));
    }
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  @Override
  public Searching open(Dataset data, Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    Process process = start("search", file, data.base().dimension(), data.queries().file());
    Open open = new Open(process, Files.size(file));
    open.expect("ready");
    return open;
  }

  /** The process that has the index loaded. */
  private static final class Open implements Searching {
    private final Process process;
    private final BufferedReader told;
    private final Writer commands;
    private final Path answers;
    private final long bytes;

    Open(Process process, long bytes) throws IOException {
      this.process = process;
      this.bytes = bytes;
      told = process.inputReader();
      commands = process.outputWriter();
      answers = Files.createTempFile("fm-bench-", ".answers");
    }

    void expect(String word) throws IOException {
      String line = told.readLine();
      if (!word.equals(line)) {
        throw new IOException("hnswlib must say " + word + ": line=" + line);
      }
    }

    @Override
    public List<Effort> efforts(List<Integer> lengths) {
      return Effort.ofAGraph("ef", lengths);
    }

    @Override
    public Pass run(float[][] queries, int k, int effort) throws IOException {
      commands.write("run " + queries.length + " " + k + " " + effort + " " + answers + "\n");
      commands.flush();
      expect("done");
      return read(queries.length, k);
    }

    private Pass read(int queries, int k) throws IOException {
      ByteBuffer bytes =
          ByteBuffer.wrap(Files.readAllBytes(answers)).order(ByteOrder.LITTLE_ENDIAN);
      int[][] ids = new int[queries][k];
      long[] nanos = new long[queries];
      for (int query = 0; query < queries; query++) {
        nanos[query] = bytes.getLong();
        for (int rank = 0; rank < k; rank++) {
          ids[query][rank] = bytes.getInt();
        }
      }
      return new Pass(ids, nanos);
    }

    @Override
    public long bytes() {
      return bytes;
    }

    @Override
    public long residentBytes(long grown) {
      return Resident.ofProcess(process.pid());
    }

    @Override
    public void close() throws IOException {
      commands.close();
      Processes.exitCode(process);
      Files.deleteIfExists(answers);
    }
  }
}

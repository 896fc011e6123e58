package io.privatefm.bench.peer;

import io.privatefm.bench.data.Dataset;
import io.privatefm.bench.data.UnitVectors;
import io.privatefm.vector.Allowed;
import io.privatefm.vector.IndexBuilder;
import io.privatefm.vector.Neighbours;
import io.privatefm.vector.Searcher;
import io.privatefm.vector.VectorIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Our exact scan, which is also the truth that recall is measured against. */
public final class ExactContender implements Contender {
  private static final String FILE = "exact.vec";
  private static final int QUERIES = 100;

  @Override
  public String system() {
    return "private-fm exact";
  }

  @Override
  public String parameters() {
    return "";
  }

  @Override
  public int queriesOfAPass() {
    return QUERIES;
  }

  @Override
  public boolean keepsBuilds() {
    return false;
  }

  @Override
  public void build(Dataset data, Path folder, int threads) {
    UnitVectors base = data.base();
    float[] row = new float[base.dimension()];
    try (IndexBuilder builder = new IndexBuilder(folder.resolve(FILE), base.dimension())) {
      for (int id = 0; id < base.size(); id++) {
        base.copy(id, row);
        builder.add(row);
      }
      builder.publish();
    }
  }

  /** The index that {@link #build} left in the folder. */
  public static VectorIndex exact(Path folder) {
    return VectorIndex.open(folder.resolve(FILE));
  }

  @Override
  public Searching open(Dataset data, Path folder) throws IOException {
    return new Exact(exact(folder), Files.size(folder.resolve(FILE)));
  }

  /** Searches the exact index. */
  private static final class Exact extends InProcess {
    private final VectorIndex index;
    private final Searcher searcher;

    Exact(VectorIndex index, long bytes) {
      super(bytes);
      this.index = index;
      this.searcher = index.searcher();
    }

    @Override
    public List<Effort> efforts(List<Integer> lengths) {
      return List.of(new Effort(0, ""));
    }

    @Override
    void search(float[] query, int effort, int[] into) {
      Neighbours found = new Neighbours(into.length);
      searcher.search(query, Allowed.all(), found);
      for (int rank = 0; rank < found.count(); rank++) {
        into[rank] = found.id(rank);
      }
    }

    @Override
    public void close() {
      index.close();
    }
  }
}

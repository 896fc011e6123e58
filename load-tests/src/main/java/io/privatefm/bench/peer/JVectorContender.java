package io.privatefm.bench.peer;

import io.github.jbellis.jvector.disk.ReaderSupplier;
import io.github.jbellis.jvector.disk.ReaderSupplierFactory;
import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.disk.OnDiskGraphIndex;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import io.privatefm.bench.data.Dataset;
import io.privatefm.bench.data.UnitVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/**
 * JVector: its hierarchical graph in its memory-mapped file, the full vectors on the heap.
 *
 * <p>The effort is {@code rerankK}, the length of the candidate list.
 */
final class JVectorContender implements Contender {
  private static final String FILE = "graph.jvector";
  private static final int MAX_DEGREE = 32;
  private static final int BEAM_WIDTH = 100;
  private static final float OVERFLOW = 1.2f;
  private static final float ALPHA = 1.2f;
  private static final VectorTypeSupport TYPES =
      VectorizationProvider.getInstance().getVectorTypeSupport();

  @Override
  public String system() {
    return "jvector";
  }

  @Override
  public String parameters() {
    return "M=" + MAX_DEGREE + " beamWidth=" + BEAM_WIDTH + " alpha=" + ALPHA;
  }

  @Override
  public void build(Dataset data, Path folder, int threads) throws IOException {
    RandomAccessVectorValues vectors = vectors(data.base());
    var scores =
        BuildScoreProvider.randomAccessScoreProvider(vectors, VectorSimilarityFunction.DOT_PRODUCT);
    try (ForkJoinPool workers = new ForkJoinPool(threads);
        GraphIndexBuilder builder =
            GraphIndexBuilder.builder(scores, vectors.dimension(), MAX_DEGREE)
                .withBeamWidth(BEAM_WIDTH)
                .withNeighborOverflow(OVERFLOW)
                .withAlpha(ALPHA)
                .withSimdExecutor(workers)
                .withParallelExecutor(workers)
                .build()) {
      OnDiskGraphIndex.write(builder.build(vectors), vectors, folder.resolve(FILE));
    }
  }

  private static RandomAccessVectorValues vectors(UnitVectors base) {
    List<VectorFloat<?>> vectors = new ArrayList<>(base.size());
    for (int row = 0; row < base.size(); row++) {
      vectors.add(TYPES.createFloatVector(base.row(row)));
    }
    return new ListRandomAccessVectorValues(vectors, base.dimension());
  }

  @Override
  public Searching open(Dataset data, Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    return new Open(ReaderSupplierFactory.open(file), vectors(data.base()), Files.size(file));
  }

  /** Searches the mapped graph. */
  private static final class Open extends InProcess {
    private final ReaderSupplier file;
    private final ImmutableGraphIndex graph;
    private final GraphSearcher searcher;
    private final RandomAccessVectorValues vectors;

    Open(ReaderSupplier file, RandomAccessVectorValues vectors, long bytes) {
      super(bytes);
      this.file = file;
      this.vectors = vectors;
      graph = OnDiskGraphIndex.load(file);
      searcher = new GraphSearcher(graph);
    }

    @Override
    public List<Effort> efforts(List<Integer> lengths) {
      return Effort.ofAGraph("rerankK", lengths);
    }

    @Override
    void search(float[] query, int effort, int[] into) {
      var scores =
          DefaultSearchScoreProvider.exact(
              TYPES.createFloatVector(query), VectorSimilarityFunction.DOT_PRODUCT, vectors);
      SearchResult found =
          searcher.search(scores, into.length, Math.max(effort, into.length), 0, 0, Bits.ALL);
      SearchResult.NodeScore[] nodes = found.getNodes();
      for (int rank = 0; rank < nodes.length; rank++) {
        into[rank] = nodes[rank].node;
      }
    }

    @Override
    public void close() throws IOException {
      searcher.close();
      graph.close();
      file.close();
    }
  }
}

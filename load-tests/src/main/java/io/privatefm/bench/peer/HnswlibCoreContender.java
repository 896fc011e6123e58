package io.privatefm.bench.peer;

import com.github.jelmerk.hnswlib.core.DistanceFunctions;
import com.github.jelmerk.hnswlib.core.Item;
import com.github.jelmerk.hnswlib.core.ObjectSerializer;
import com.github.jelmerk.hnswlib.core.SearchResult;
import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import io.privatefm.bench.data.Dataset;
import io.privatefm.bench.data.UnitVectors;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.OutputStream;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** hnswlib-core, HNSW in plain Java on the heap. */
final class HnswlibCoreContender implements Contender {
  private static final String FILE = "index.bin";
  private static final int M = 16;
  private static final int EF_CONSTRUCTION = 200;

  @Override
  public String system() {
    return "hnswlib-core";
  }

  @Override
  public String parameters() {
    return "M=" + M + " efConstruction=" + EF_CONSTRUCTION;
  }

  @Override
  public void build(Dataset data, Path folder, int threads) throws IOException {
    UnitVectors base = data.base();
    HnswIndex<Integer, float[], Row, Float> index =
        HnswIndex.newBuilder(base.dimension(), DistanceFunctions.FLOAT_INNER_PRODUCT, base.size())
            .withM(M)
            .withEfConstruction(EF_CONSTRUCTION)
            .withCustomSerializers(new IdSerializer(), new RowSerializer())
            .build();
    Workers.run(threads, worker -> addShare(base, worker, threads, index));
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve(FILE)), 1 << 20)) {
      index.save(out);
    }
  }

  private static void addShare(
      UnitVectors base, int worker, int workers, HnswIndex<Integer, float[], Row, Float> index) {
    for (int row = worker; row < base.size(); row += workers) {
      index.add(new Row(row, base.row(row)));
    }
  }

  @Override
  public Searching open(Dataset data, Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    return new Open(HnswIndex.load(file), Files.size(file));
  }

  /** Searches the index on the heap. */
  private static final class Open extends InProcess {
    private final HnswIndex<Integer, float[], Row, Float> index;

    Open(HnswIndex<Integer, float[], Row, Float> index, long bytes) {
      super(bytes);
      this.index = index;
    }

    @Override
    public List<Effort> efforts(List<Integer> lengths) {
      return Effort.ofAGraph("ef", lengths);
    }

    @Override
    void search(float[] query, int effort, int[] into) {
      if (index.getEf() != effort) {
        index.setEf(effort);
      }
      List<SearchResult<Row, Float>> found = index.findNearest(query, into.length);
      for (int rank = 0; rank < found.size(); rank++) {
        into[rank] = found.get(rank).item().id();
      }
    }

    @Override
    public void close() {}
  }

  /** A vector with its row. */
  @SuppressWarnings("ArrayRecordComponent") // the library's shape; never compared
  record Row(Integer id, float[] vector) implements Item<Integer, float[]> {
    @Override
    public int dimensions() {
      return vector.length;
    }
  }

  /** Rows as four bytes. */
  static final class IdSerializer implements ObjectSerializer<Integer> {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public void write(Integer id, ObjectOutput out) throws IOException {
      out.writeInt(id);
    }

    @Override
    public Integer read(ObjectInput in) throws IOException {
      return in.readInt();
    }
  }

  /** Items as row, dimension and components. */
  static final class RowSerializer implements ObjectSerializer<Row> {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public void write(Row row, ObjectOutput out) throws IOException {
      out.writeInt(row.id());
      out.writeInt(row.vector().length);
      for (float component : row.vector()) {
        out.writeFloat(component);
      }
    }

    @Override
    public Row read(ObjectInput in) throws IOException {
      int id = in.readInt();
      float[] vector = new float[in.readInt()];
      for (int i = 0; i < vector.length; i++) {
        vector[i] = in.readFloat();
      }
      return new Row(id, vector);
    }
  }
}

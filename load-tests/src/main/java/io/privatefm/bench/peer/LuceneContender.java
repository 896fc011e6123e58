package io.privatefm.bench.peer;

import io.privatefm.bench.data.Dataset;
import io.privatefm.bench.data.Folders;
import io.privatefm.bench.data.UnitVectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * Lucene's HNSW vectors in one segment, memory-mapped.
 *
 * <p>Threads fill segments of their own, which are then merged into one. The effort is the k that
 * the segment's reader is asked for, of which the best are taken.
 */
final class LuceneContender implements Contender {
  private static final String VECTOR = "vector";
  private static final String ROW = "row";
  private static final int M = 16;
  private static final int EF_CONSTRUCTION = 200;
  private static final double BUFFER_MEGABYTES = 1_500;

  @Override
  public String system() {
    return "lucene";
  }

  @Override
  public String parameters() {
    return "M=" + M + " efConstruction=" + EF_CONSTRUCTION;
  }

  @Override
  public void build(Dataset data, Path folder, int threads) throws IOException {
    try (ExecutorService workers = Executors.newFixedThreadPool(threads);
        Directory directory = new MMapDirectory(folder);
        IndexWriter writer = new IndexWriter(directory, settings(threads, workers))) {
      Workers.run(threads, worker -> addShare(data.base(), worker, threads, writer));
      writer.forceMerge(1);
      writer.commit();
    }
  }

  private static IndexWriterConfig settings(int threads, ExecutorService workers) {
    KnnVectorsFormat format =
        threads == 1
            ? new Lucene99HnswVectorsFormat(M, EF_CONSTRUCTION)
            : new Lucene99HnswVectorsFormat(M, EF_CONSTRUCTION, threads, workers);
    Codec codec =
        new Lucene104Codec() {
          @Override
          public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
            return format;
          }
        };
    return new IndexWriterConfig()
        .setCodec(codec)
        .setRAMBufferSizeMB(BUFFER_MEGABYTES)
        .setUseCompoundFile(false);
  }

  private static void addShare(UnitVectors base, int worker, int workers, IndexWriter writer)
      throws IOException {
    for (int row = worker; row < base.size(); row += workers) {
      Document document = new Document();
      document.add(
          new KnnFloatVectorField(VECTOR, base.row(row), VectorSimilarityFunction.DOT_PRODUCT));
      document.add(new NumericDocValuesField(ROW, row));
      writer.addDocument(document);
    }
  }

  @Override
  public Searching open(Dataset data, Path folder) throws IOException {
    return new Open(DirectoryReader.open(new MMapDirectory(folder)), Folders.bytes(folder));
  }

  /** Searches the one segment. */
  private static final class Open extends InProcess {
    private final DirectoryReader reader;
    private final LeafReader segment;
    private final AcceptDocs all;
    private final int[] rows;

    Open(DirectoryReader reader, long bytes) throws IOException {
      super(bytes);
      this.reader = reader;
      segment = reader.leaves().getFirst().reader();
      all = AcceptDocs.fromLiveDocs(segment.getLiveDocs(), segment.maxDoc());
      rows = rows(segment);
    }

    private static int[] rows(LeafReader segment) throws IOException {
      int[] rows = new int[segment.maxDoc()];
      NumericDocValues values = segment.getNumericDocValues(ROW);
      for (int doc = values.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = values.nextDoc()) {
        rows[doc] = (int) values.longValue();
      }
      return rows;
    }

    @Override
    public List<Effort> efforts(List<Integer> lengths) {
      return Effort.ofAGraph("k", lengths);
    }

    @Override
    void search(float[] query, int effort, int[] into) throws IOException {
      int k = Math.max(effort, into.length);
      ScoreDoc[] found =
          segment.searchNearestVectors(VECTOR, query, k, all, Integer.MAX_VALUE).scoreDocs;
      for (int rank = 0; rank < Math.min(into.length, found.length); rank++) {
        into[rank] = rows[found[rank].doc];
      }
    }

    @Override
    public void close() throws IOException {
      reader.close();
      reader.directory().close();
    }
  }
}

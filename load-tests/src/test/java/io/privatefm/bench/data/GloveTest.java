package io.privatefm.bench.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.privatefm.bench.BenchError;
import io.privatefm.vector.Vectors;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GloveTest {
  private static final String LIKE_THE_PACKAGE =
      """
      {"precision":8,"l2NormIndex":3,"wordIndex":4,"size":6,"dimensions":3,
       "words":["the",",","vectors","x","y","zero"],
       "vectors":{"the":[3,0,4,5,0],",":[0.5,0.5,0,0.7,1],"vectors":[-1,2,2,3,2],
                  "x":[1,0,0,1,3],"y":[1,2,0,2.2,4],"zero":[0,0,0,0,5]},
       "unkVector":[0,0,0,0,-1]}
      """;

  @TempDir Path folder;

  private List<FloatBuffer> rows(String file) throws IOException {
    List<FloatBuffer> rows = new ArrayList<>();
    try (var vectors = new UnitVectors(folder.resolve(file), 3)) {
      for (int row = 0; row < vectors.size(); row++) {
        rows.add(FloatBuffer.wrap(vectors.row(row)));
      }
    }
    return rows;
  }

  private void convert(String json, int queries, long seed) throws IOException {
    Path file = Files.writeString(folder.resolve("glove.json"), json);
    Glove.convert(file, folder, queries, seed, line -> {});
  }

  @Test
  void everyWordWithADirectionIsInTheBaseOrAQuery() throws IOException {
    convert(LIKE_THE_PACKAGE, 2, 1);
    List<FloatBuffer> base = rows("glove.npy");
    List<FloatBuffer> queries = rows("glove-queries.npy");
    assertEquals(3, base.size());
    assertEquals(2, queries.size());
    for (FloatBuffer query : queries) {
      assertEquals(1, Vectors.norm(query.array()), 1e-6f);
      for (FloatBuffer row : base) {
        assertNotEquals(query, row);
      }
    }
  }

  @Test
  void vectorsAreOfUnitLengthInTheOrderOfThePackage() throws IOException {
    convert(LIKE_THE_PACKAGE, 1, 3);
    FloatBuffer the = FloatBuffer.wrap(new float[] {0.6f, 0, 0.8f});
    FloatBuffer first = rows("glove.npy").getFirst();
    FloatBuffer query = rows("glove-queries.npy").getFirst();
    float nearest =
        Math.max(Vectors.dot(the.array(), first.array()), Vectors.dot(the.array(), query.array()));
    assertEquals(1, nearest, 1e-6f);
  }

  @Test
  void aWordThatEqualsAQueryIsNotInTheBase() throws IOException {
    String twins =
        """
        {"dimensions":2,"vectors":{"a":[1,0,1,0],"b":[1,0,1,1],"c":[2,0,2,2]},"unkVector":[0,0]}
        """;
    Path file = Files.writeString(folder.resolve("twins.json"), twins);
    Glove.convert(file, folder, 1, 1, line -> {});
    assertEquals(128, Files.size(folder.resolve("glove.npy")), "a header and no rows");
  }

  @Test
  void anotherFileIsRefusedInOneLine() {
    var refused = assertThrows(BenchError.class, () -> convert("{\"words\":[]}", 1, 1));
    assertEquals(
        "must have a field dimensions: file=" + folder.resolve("glove.json"), refused.getMessage());
  }

  @Test
  void aWordWithTooFewComponentsIsRefusedByName() {
    String cut = "{\"dimensions\":3,\"vectors\":{\"short\":[1,2]}}";
    var refused = assertThrows(BenchError.class, () -> convert(cut, 1, 1));
    assertEquals("must have 3 components: word=short", refused.getMessage());
  }
}

package io.privatefm.catalogue.reader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.VectorSource;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorReaderTest {
  private static final float[] VALUES = {1, 2, 3, 4, 5, 6};

  @TempDir Path temp;

  @Test
  void npyIsReadInEveryWidthOrderAndVersion() throws IOException {
    byte[] little = Npy.floats(ByteOrder.LITTLE_ENDIAN, VALUES);
    byte[] big = Npy.floats(ByteOrder.BIG_ENDIAN, VALUES);
    byte[] wide = Npy.doubles(ByteOrder.LITTLE_ENDIAN, 1, 2, 3, 4, 5, 6);
    byte[] wideBig = Npy.doubles(ByteOrder.BIG_ENDIAN, 1, 2, 3, 4, 5, 6);
    for (int version = 1; version <= 3; version++) {
      assertRows(Npy.write(temp.resolve("a.npy"), version, "<f4", "False", "(2, 3)", little));
      assertRows(Npy.write(temp.resolve("a.npy"), version, ">f4", "False", "(2, 3)", big));
      assertRows(Npy.write(temp.resolve("a.npy"), version, "<f8", "False", "(2, 3)", wide));
      assertRows(Npy.write(temp.resolve("a.vectors"), version, ">f8", "False", "(2, 3)", wideBig));
    }
  }

  @Test
  void fvecsAreRead() throws IOException {
    assertRows(
        Files.write(
            temp.resolve("a.fvecs"), Npy.fvecs(new float[] {1, 2, 3}, new float[] {4, 5, 6})));
  }

  @Test
  void csvIsReadWithAndWithoutAHeader() throws IOException {
    assertRows(Files.writeString(temp.resolve("a.csv"), "x,1,2,3\ny,4,5,6e0\n"));
    assertRows(
        Files.writeString(temp.resolve("b.tsv"), "id\tv0\tv1\tv2\nx\t1\t2\t3\ny\t4\t5\t6\n"));
    try (VectorSource source = VectorReader.open(temp.resolve("a.csv"))) {
      source.next(new float[3]);
      assertEquals("x", source.id());
    }
  }

  @Test
  void idsMayStandInAFileOfTheirOwn() throws IOException {
    Path vectors = Npy.floats(temp.resolve("a.npy"), 2, 3, VALUES);
    Path ids = Files.writeString(temp.resolve("ids.txt"), "x\ny\n");
    try (VectorSource source = VectorReader.open(vectors, ids)) {
      source.next(new float[3]);
      source.next(new float[3]);
      assertEquals("y", source.id());
    }
    Files.writeString(ids, "x\n");
    assertDefect(
        "must have an id for every vector: file=ids.txt line=2 field=id value=null",
        () -> read(vectors, ids));
    Files.writeString(ids, "x\ny\nz\n");
    assertDefect(
        "must have a vector for every id: file=ids.txt line=3 field=id value=\"z\"",
        () -> read(vectors, ids));
  }

  @Test
  void aTruncatedNpyIsNamed() throws IOException {
    Path file = Npy.floats(temp.resolve("a.npy"), 2, 3, 1, 2, 3, 4, 5);
    assertDefect(
        "must not be truncated, and the file ends within this row: file=a.npy row=1 field=bytes value=\"8 of 12\"",
        file);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, 40));
    assertDefect(
        "must be whole, and the file ends within its header: file=a.npy field=header", file);
    Files.write(file, Arrays.copyOf(bytes, 7));
    assertDefect(
        "must be 1 to 3: file=a.npy field=version",
        Files.write(file, new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 9, 0}));
  }

  @Test
  void anNpyThatGoesOnIsNamed() throws IOException {
    assertDefect(
        "must end with the last row that its header tells: file=a.npy",
        Npy.floats(temp.resolve("a.npy"), 1, 3, 1, 2, 3, 4));
  }

  @Test
  void fortranOrderIsNamed() throws IOException {
    assertDefect(
        "must be in C order, save it with numpy.ascontiguousarray: file=a.npy field=fortran_order value=True",
        Npy.write(temp.resolve("a.npy"), 1, "<f4", "True", "(2, 3)", new byte[24]));
  }

  @Test
  void anUnsupportedTypeIsNamed() throws IOException {
    assertDefect(
        "must be float32 or float64: file=a.npy field=descr value=<i8",
        Npy.write(temp.resolve("a.npy"), 1, "<i8", "False", "(2, 3)", new byte[48]));
  }

  @Test
  void aShapeThatIsNoMatrixIsNamed() throws IOException {
    assertDefect(
        "must be rows and components: file=a.npy field=shape value=(6,)",
        Npy.write(temp.resolve("a.npy"), 1, "<f4", "False", "(6,)", new byte[24]));
    assertDefect(
        "must have 1 to 4096 components: file=a.npy field=shape value=(1, 999999)",
        Npy.write(temp.resolve("a.npy"), 1, "<f4", "False", "(1, 999999)", new byte[24]));
  }

  @Test
  void fvecsOfAnotherDimensionOrCutAreNamed() throws IOException {
    byte[] bytes = Npy.fvecs(new float[] {1, 2, 3}, new float[] {4, 5});
    assertDefect(
        "must have the dimension of the first row, 3: file=a.fvecs row=1 field=dimension value=2",
        Files.write(temp.resolve("a.fvecs"), bytes));
    assertDefect(
        "must not be truncated, and the file ends within this row: file=a.fvecs row=0 field=bytes value=\"9 of 12\"",
        Files.write(temp.resolve("a.fvecs"), Arrays.copyOf(bytes, 13)));
    assertDefect(
        "must begin with a dimension of 1 to 4096: file=a.fvecs row=0 field=dimension value=0",
        Files.write(temp.resolve("a.fvecs"), new byte[0]));
  }

  @Test
  void csvOfAnotherDimensionOrWithoutNumbersIsNamed() throws IOException {
    assertDefect(
        "must have the dimension of the first line, 2: file=a.csv line=2 field=dimension value=1",
        Files.writeString(temp.resolve("a.csv"), "x,1,2\ny,1\n"));
    assertDefect(
        "must be a number: file=a.csv line=2 field=component 1 value=\"two\"",
        Files.writeString(temp.resolve("a.csv"), "x,1,2\ny,1,two\n"));
  }

  @Test
  void anUnknownFormatIsNamed() throws IOException {
    assertDefect(
        "must be .npy, .fvecs, .csv or .tsv, plain or .gz: file=a.bin",
        Files.write(temp.resolve("a.bin"), new byte[9]));
  }

  private static void assertRows(Path file) {
    List<float[]> rows = read(file, null);
    assertEquals(2, rows.size());
    assertArrayEquals(new float[] {1, 2, 3}, rows.get(0));
    assertArrayEquals(new float[] {4, 5, 6}, rows.get(1));
  }

  private static void assertDefect(String message, Path file) {
    assertDefect(message, () -> read(file, null));
  }

  private static void assertDefect(
      String message, org.junit.jupiter.api.function.Executable reading) {
    String text = String.valueOf(assertThrows(CatalogueException.class, reading).getMessage());
    assertEquals(message, text.substring(0, Math.min(message.length(), text.length())), text);
  }

  private static List<float[]> read(Path file, @org.jspecify.annotations.Nullable Path ids) {
    List<float[]> rows = new ArrayList<>();
    try (VectorSource source =
        ids == null ? VectorReader.open(file) : VectorReader.open(file, ids)) {
      float[] row = new float[source.dimension()];
      while (source.next(row)) {
        rows.add(row.clone());
      }
    }
    return rows;
  }
}

package io.privatefm.catalogue.reader;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.CatalogueLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a NumPy file, versions 1 to 3.
 *
 * <pre>
 *   \x93NUMPY  major  minor  length (uint16, from version 2 on uint32, little endian)
 *   {'descr': '&lt;f4', 'fortran_order': False, 'shape': (9775, 64), }   padded with spaces to a line end
 * </pre>
 *
 * @param wide float64 rather than float32
 */
record NpyHeader(boolean wide, ByteOrder order, long rows, int dimension) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MAX_BYTES = 1 << 16;
  private static final Pattern DTYPE = Pattern.compile("'descr'\\s*:\\s*(?:'([^']*)'|(\\[.*?]))");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");
  private static final Pattern MATRIX =
      Pattern.compile("\\s*(\\d{1,18})\\s*,\\s*(\\d{1,9})\\s*,?\\s*");

  static boolean begins(byte[] bytes) {
    return java.util.Arrays.equals(
        bytes, 0, Math.min(bytes.length, MAGIC.length), MAGIC, 0, MAGIC.length);
  }

  /** Reads the header; the rows begin at the next byte. */
  static NpyHeader read(Input input) {
    String file = input.name();
    try {
      InputStream in = input.bytes();
      if (!begins(in.readNBytes(MAGIC.length))) {
        throw broken("must begin with \\x93NUMPY", file, "magic", "another beginning");
      }
      int major = in.read();
      in.read();
      if (major < 1 || major > 3) {
        throw broken("must be 1 to 3", file, "version", major);
      }
      int length = length(in, major == 1 ? 2 : 4);
      byte[] header = length < 0 || length > MAX_BYTES ? new byte[0] : in.readNBytes(length);
      if (header.length == 0 || header.length < length) {
        throw broken(
            "must be whole, and the file ends within its header",
            file,
            "header",
            header.length + " bytes");
      }
      return parse(new String(header, StandardCharsets.UTF_8), file);
    } catch (IOException e) {
      throw input.failure(e);
    }
  }

  private static NpyHeader parse(String header, String file) {
    String dtype = found(DTYPE, header, file, "descr");
    if (found(FORTRAN, header, file, "fortran_order").equals("True")) {
      throw broken(
          "must be in C order, save it with numpy.ascontiguousarray",
          file,
          "fortran_order",
          "True");
    }
    String shape = found(SHAPE, header, file, "shape");
    Matcher matrix = MATRIX.matcher(shape);
    if (!matrix.matches()) {
      throw broken("must be rows and components", file, "shape", "(" + shape + ")");
    }
    int dimension = Integer.parseInt(matrix.group(2));
    if (dimension < 1 || dimension > CatalogueLimits.DIMENSION) {
      throw broken(
          "must have 1 to " + CatalogueLimits.DIMENSION + " components",
          file,
          "shape",
          "(" + shape + ")");
    }
    return new NpyHeader(
        wide(dtype, file), order(dtype), Long.parseLong(matrix.group(1)), dimension);
  }

  private static boolean wide(String dtype, String file) {
    return switch (dtype) {
      case "<f4", ">f4" -> false;
      case "<f8", ">f8" -> true;
      default -> throw broken("must be float32 or float64", file, "descr", dtype);
    };
  }

  private static ByteOrder order(String dtype) {
    return dtype.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  private static int length(InputStream in, int bytes) throws IOException {
    long length = 0;
    for (int i = 0; i < bytes; i++) {
      int next = in.read();
      if (next < 0) {
        return -1;
      }
      length |= (long) next << (8 * i);
    }
    return (int) Math.min(length, Integer.MAX_VALUE);
  }

  private static String found(Pattern pattern, String header, String file, String field) {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw broken("must be in the header", file, field, header.strip());
    }
    return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
  }

  private static CatalogueException broken(String rule, String file, String field, Object value) {
    return new CatalogueException(rule + ": file=" + file + " field=" + field + " value=" + value);
  }
}

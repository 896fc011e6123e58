package io.privatefm.vector.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.Objects;

/**
 * Chooses and makes kernels of clustering, by the same system property as {@link Kernels} and, as
 * that does, without touching the incubator module before it is known to be there.
 */
public final class NearestKernels {
  /** Below so many products plain Java is done before the vector operations are compiled. */
  private static final long WORTH_COMPILING = 500_000_000;

  private NearestKernels() {}

  /** The best kernel for a task of so many products: rows × centroids × dimension. */
  public static Nearest chosen(long products) {
    String wish = System.getProperty(Kernels.PROPERTY, "auto");
    if (!Kernels.simdPresent() || wish.equals("scalar")) {
      return scalar();
    }
    if (wish.equals("auto")) {
      return products < WORTH_COMPILING ? scalar() : Widest.KERNEL;
    }
    return simd(Integer.parseInt(wish));
  }

  /** One for the process, so that it is compiled once. */
  private static final class Widest {
    static final Nearest KERNEL = simd(PreferredWidth.bits());
  }

  /** The kernel in plain Java. */
  public static Nearest scalar() {
    return new ScalarNearest();
  }

  /** A SIMD kernel of the width, one of {@link Kernels#WIDTHS}. */
  public static Nearest simd(int bits) {
    if (!Kernels.WIDTHS.contains(bits)) {
      throw new IllegalArgumentException("must be one of " + Kernels.WIDTHS + ": bits=" + bits);
    }
    try {
      Lookup hidden =
          MethodHandles.lookup().defineHiddenClassWithClassData(classFile(), bits, true);
      return (Nearest)
          hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("must be able to make the kernel: bits=" + bits, e);
    }
  }

  private static byte[] classFile() {
    try (InputStream in = NearestKernels.class.getResourceAsStream("SimdNearest.class")) {
      return Objects.requireNonNull(in, "SimdNearest.class").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

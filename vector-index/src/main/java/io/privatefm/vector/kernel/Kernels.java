package io.privatefm.vector.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;

/**
 * Chooses the kernel of this process, and makes kernels of a given width.
 *
 * <p>The system property {@value #PROPERTY} forces one: {@code scalar}, {@code 128}, {@code 256} or
 * {@code 512}; {@code auto}, the default, begins with the scalar kernel and goes over to the widest
 * that the processor does well as soon as that is compiled. Without the module {@code
 * jdk.incubator.vector} the scalar kernel stands in, with one warning. No class of that module is
 * touched before its presence is known.
 */
public final class Kernels {
  /** The system property that forces a kernel. */
  public static final String PROPERTY = "io.privatefm.vector.kernel";

  /** The widths of the SIMD kernel, in bits. */
  public static final List<Integer> WIDTHS = List.of(128, 256, 512);

  private static final String MODULE = "jdk.incubator.vector";

  private Kernels() {}

  /** The kernel of this process, chosen at the first call and then the same. */
  public static Kernel chosen() {
    return Chosen.KERNEL;
  }

  private static final class Chosen {
    static final Kernel KERNEL = choose(System.getProperty(PROPERTY, "auto"));
  }

  private static Kernel choose(String wish) {
    return switch (wish) {
      case "scalar" -> scalar();
      case "auto" ->
          simdPresent() ? new StagedKernel(scalar(), new StagedKernel.OwnThread()) : standIn();
      case "128", "256", "512" -> simdPresent() ? simd(Integer.parseInt(wish)) : standIn();
      default ->
          throw new IllegalArgumentException(
              "must be auto, scalar, 128, 256 or 512: " + PROPERTY + '=' + wish);
    };
  }

  private static Kernel standIn() {
    System.Logger log = System.getLogger("io.privatefm.vector"); // here: logging loads slowly
    log.log(
        Level.WARNING,
        "vectors are searched without SIMD, several times slower: pass --add-modules " + MODULE);
    return scalar();
  }

  /** The scalar kernel. */
  public static Kernel scalar() {
    return new ScalarKernel();
  }

  /**
   * The SIMD kernel of the width that the processor does best, at once; see {@link #simdPresent}.
   */
  public static Kernel widest() {
    return simd(PreferredWidth.bits());
  }

  /** The kernel for long work that warms up by itself. */
  public static Kernel widestOrScalar() {
    return chosen() instanceof StagedKernel ? widest() : chosen();
  }

  /** Whether a SIMD kernel can be made. */
  public static boolean simdPresent() {
    return ModuleLayer.boot().findModule(MODULE).isPresent();
  }

  /**
   * A SIMD kernel of the width, one of {@link #WIDTHS}. Wider than the processor has is right but
   * very slow.
   */
  public static Kernel simd(int bits) {
    if (!WIDTHS.contains(bits)) {
      throw new IllegalArgumentException("must be one of " + WIDTHS + ": bits=" + bits);
    }
    try {
      CodeKernel codes =
          (CodeKernel) define("SimdCodes", bits, MethodType.methodType(void.class)).invoke();
      MethodType takesCodes = MethodType.methodType(void.class, CodeKernel.class);
      return (Kernel) define("SimdKernel", bits, takesCodes).invoke(codes);
    } catch (Throwable e) {
      throw new IllegalStateException("must be able to make the SIMD kernel: bits=" + bits, e);
    }
  }

  /** The constructor of a class of this package, defined anew as a hidden one for this width. */
  private static MethodHandle define(String name, int bits, MethodType constructor)
      throws IllegalAccessException, NoSuchMethodException {
    Lookup hidden =
        MethodHandles.lookup().defineHiddenClassWithClassData(classFile(name), bits, true);
    return hidden.findConstructor(hidden.lookupClass(), constructor);
  }

  private static byte[] classFile(String name) {
    try (InputStream in = Kernels.class.getResourceAsStream(name + ".class")) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.privatefm.catalogue;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The primitive layouts of every section: little endian, aligned to their own size from the start
 * of the file.
 */
final class Layout {
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT.withOrder(ByteOrder.LITTLE_ENDIAN);

  private Layout() {}
}

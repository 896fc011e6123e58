package io.privatefm.server.journal;

import net.openhft.chronicle.core.Jvm;

/**
 * Manners for Chronicle's libraries: nothing sent, no announcements, no logging of what is not a
 * warning.
 */
public final class Chronicle {
  private Chronicle() {}

  /**
   * To be called before the first use of a Chronicle class; a property that the operator set stays.
   */
  public static void hush() {
    setUnlessSet("chronicle.analytics.disable");
    setUnlessSet("chronicle.announcer.disable");
    setUnlessSet("chronicle.disk.monitor.disable");
    Jvm.disableDebugHandler();
    Jvm.disablePerfHandler();
  }

  private static void setUnlessSet(String property) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, "true");
    }
  }
}

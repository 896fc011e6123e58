package io.privatefm.server.command;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGHUP as an operator's word to the running process. The JDK has no supported class for signals;
 * where its own is missing, or the signal is taken, a line in the log says so and no more happens.
 */
final class Hangup {
  private static final Logger LOG = LoggerFactory.getLogger(Hangup.class);

  private Hangup() {}

  /** Has the work done at every SIGHUP, instead of the end of the process; it must not wait. */
  static void means(Runnable work) {
    try {
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Class<?> signal = Class.forName("sun.misc.Signal");
      Object proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (_, method, arguments) -> {
                if (!method.getName().equals("handle")) {
                  return method.invoke(work, arguments); // what every object can be asked
                }
                work.run();
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), proxy);
    } catch (ReflectiveOperationException e) {
      LOG.warn("SIGHUP is not listened to: {}", String.valueOf(e));
    }
  }
}

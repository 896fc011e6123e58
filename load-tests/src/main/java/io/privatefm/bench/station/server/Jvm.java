package io.privatefm.bench.station.server;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import jdk.management.jfr.FlightRecorderMXBean;

/** What the JVM of another process tells of itself, over JMX. Of one thread. */
public final class Jvm implements AutoCloseable {
  private static final int COLLECTIONS = 2;

  private final JMXConnector connector;
  private final ThreadMXBean threads;
  private final MemoryMXBean memory;
  private final FlightRecorderMXBean recorder;

  @SuppressWarnings("BanJNDI") // what is read comes from a process that this one started
  public Jvm(long pid) {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      String address = machine.startLocalManagementAgent();
      machine.detach();
      connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
      MBeanServerConnection beans = connector.getMBeanServerConnection();
      threads =
          ManagementFactory.newPlatformMXBeanProxy(
              beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
      memory =
          ManagementFactory.newPlatformMXBeanProxy(
              beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
      recorder =
          ManagementFactory.newPlatformMXBeanProxy(
              beans, FlightRecorderMXBean.MXBEAN_NAME, FlightRecorderMXBean.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (AttachNotSupportedException e) {
      throw new IllegalStateException("must be a JVM: pid=" + pid, e);
    }
  }

  /** Bytes that all threads allocated so far, those included that have ended. */
  public long allocatedBytes() {
    return threads.getTotalThreadAllocatedBytes();
  }

  /** Bytes of the heap that survive a collection. */
  public long liveHeapBytes() {
    for (int i = 0; i < COLLECTIONS; i++) {
      memory.gc();
    }
    return memory.getHeapMemoryUsage().getUsed();
  }

  /** Begins a recording. */
  public FlightRecording record() {
    return new FlightRecording(recorder);
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException ended) {
      // with the process
    }
  }
}

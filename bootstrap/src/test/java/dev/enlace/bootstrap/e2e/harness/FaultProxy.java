package dev.enlace.bootstrap.e2e.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What stands between Enlace and its database, and can go silent or cut the line. */
public final class FaultProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final URI upstream;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Mode mode = Mode.PASSING;

  private FaultProxy(ServerSocket listener, URI upstream) {
    this.listener = listener;
    this.upstream = upstream;
  }

  /** One before the server of that {@code DATABASE_URL}. */
  public static FaultProxy before(String databaseUrl) {
    try {
      FaultProxy proxy =
          new FaultProxy(
              new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), URI.create(databaseUrl));
      Thread.ofVirtual().start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The {@code DATABASE_URL} that leads through here. */
  public String url() {
    return upstream
        .toString()
        .replace(":" + upstream.getPort() + "/", ":" + listener.getLocalPort() + "/");
  }

  /**
   * Nothing goes through any more, and nobody is told: all connections stay, new ones are taken.
   */
  public void silence() {
    become(Mode.SILENT);
  }

  /** All connections break, and new ones too. */
  public void cut() {
    become(Mode.CUT);
    sockets.forEach(FaultProxy::reset);
  }

  /** Everything goes through again, also what has waited. */
  public void heal() {
    become(Mode.PASSING);
  }

  @Override
  public void close() {
    try {
      listener.close();
      cut();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket near = listener.accept();
        if (mode() == Mode.CUT) {
          reset(near);
        } else {
          join(near, new Socket(upstream.getHost(), upstream.getPort()));
        }
      } catch (IOException ended) {
        // the listener is closed, or the server is not there: then that connection comes to nothing
      }
    }
  }

  private void join(Socket near, Socket far) {
    sockets.add(near);
    sockets.add(far);
    Thread.ofVirtual().start(() -> pump(near, far));
    Thread.ofVirtual().start(() -> pump(far, near));
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[16 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitPassing();
        out.write(buffer, 0, read);
      }
      awaitPassing();
    } catch (IOException | InterruptedException broken) {
      // closing both, as an end does
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private void awaitPassing() throws InterruptedException {
    lock.lock();
    try {
      while (mode == Mode.SILENT) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void become(Mode next) {
    lock.lock();
    try {
      mode = next;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Mode mode() {
    lock.lock();
    try {
      return mode;
    } finally {
      lock.unlock();
    }
  }

  private static void reset(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (IOException gone) {
      // which is what was asked for
    }
  }

  private enum Mode {
    PASSING,
    SILENT,
    CUT
  }
}

package dev.enlace.adapter.out.messaging;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Collects what any library logs on the client's side, at the most talkative level. */
public final class EverythingLogged extends Handler implements AutoCloseable {
  /** Held, so that its level is: what the sandbox's mail server hears is no concern of a client. */
  private static final Logger SERVER = Logger.getLogger("org.subethamail");

  private final Logger root = Logger.getLogger("");
  private final Level before = root.getLevel();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final SimpleFormatter formatter = new SimpleFormatter();

  public EverythingLogged() {
    silenceServer();
    setLevel(Level.ALL);
    root.setLevel(Level.ALL);
    root.addHandler(this);
  }

  /** Keeps the mail server's complaints about clients that hang up out of the build's output. */
  public static void silenceServer() {
    SERVER.setLevel(Level.OFF);
  }

  public String text() {
    return String.join("\n", lines);
  }

  @Override
  public void publish(LogRecord record) {
    lines.add(record.getLoggerName() + " " + formatter.format(record));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
    root.setLevel(before);
  }
}

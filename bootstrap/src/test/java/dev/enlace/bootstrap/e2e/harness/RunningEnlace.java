package dev.enlace.bootstrap.e2e.harness;

import dev.enlace.bootstrap.EnlaceApplication;
import dev.enlace.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole Enlace in this JVM, in the embedded profile, on ports of its own. */
public final class RunningEnlace implements AutoCloseable {
  /** The administrator's key of every instance that is started without another. */
  public static final String ADMIN_KEY = "admin-key-of-the-end-to-end-tests-0001";

  private static final int FIRST_PORT = 15_000;
  private static final int PORTS = 17_000;
  private static final AtomicInteger NEXT_PORT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));

  private final ConfigurableApplicationContext context;
  private final URI url;

  private RunningEnlace(ConfigurableApplicationContext context, URI url) {
    this.context = context;
    this.url = url;
  }

  /** Starts one with a new database and a new home. */
  public static RunningEnlace start() {
    return start(Map.of());
  }

  /** Starts one; variables given here win. */
  public static RunningEnlace start(Map<String, String> variables) {
    return start(variables, bean -> bean);
  }

  /** Starts one with some of its parts replaced. */
  public static RunningEnlace start(
      Map<String, String> variables, UnaryOperator<Object> replacement) {
    int port = freePort();
    Map<String, String> all = new LinkedHashMap<>();
    all.put("SERVER_PORT", String.valueOf(port));
    all.put("PUBLIC_URL", "http://127.0.0.1:" + port);
    all.put("ENLACE_ADMIN_KEY", ADMIN_KEY);
    all.put("ENLACE_HOME", newHome().toString());
    for (String sandbox : new String[] {"", "CONTROL_", "SMTP_", "SMTPS_"}) {
      all.put("ENLACE_SANDBOX_" + sandbox + "PORT", String.valueOf(freePort()));
    }
    all.putAll(variables);
    if (!all.containsKey("DATABASE_URL")) {
      all.put("DATABASE_URL", SharedDatabase.fresh());
    }
    String[] arguments =
        all.entrySet().stream()
            .map(variable -> "--" + variable.getKey() + "=" + variable.getValue())
            .toArray(String[]::new);
    return new RunningEnlace(
        new SpringApplicationBuilder(EnlaceApplication.class)
            .initializers(
                context -> context.getBeanFactory().addBeanPostProcessor(replacing(replacement)))
            .run(arguments),
        URI.create(all.get("PUBLIC_URL")));
  }

  private static BeanPostProcessor replacing(UnaryOperator<Object> replacement) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return replacement.apply(bean);
      }
    };
  }

  /** Where it listens. */
  public URI url() {
    return url;
  }

  /** The sandbox that it started. */
  public Sandbox sandbox() {
    return context.getBean(Sandbox.class);
  }

  /** Its first administrator. */
  public Api admin() {
    return Api.of(url, ADMIN_KEY);
  }

  /** What its context holds of a type, by name. */
  public <T> Map<String, T> beans(Class<T> type) {
    return context.getBeansOfType(type);
  }

  /** A directory that is thrown away with the build. */
  public static Path newHome() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target/homes")), "home");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A port that nobody listens on, and that no other test is given; below those that the system
   * gives to whoever calls out, of which ten thousand may do so before it is used.
   */
  public static int freePort() {
    while (true) {
      int port = FIRST_PORT + Math.floorMod(NEXT_PORT.getAndIncrement(), PORTS);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException taken) {
        // the next one may be free
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    context.close();
  }
}

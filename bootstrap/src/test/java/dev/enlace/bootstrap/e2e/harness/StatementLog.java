package dev.enlace.bootstrap.e2e.harness;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Every statement that an Enlace sends to its database, in order. */
public final class StatementLog {
  private final List<String> statements = new CopyOnWriteArrayList<>();

  /** Listens where that is the database. */
  public Object listening(Object bean) {
    return bean instanceof ConnectionFactory factory
        ? proxy(
            ConnectionFactory.class,
            (proxy, method, arguments) ->
                method.getName().equals("create")
                    ? Mono.from(factory.create()).map(this::listening)
                    : call(method, factory, arguments))
        : bean;
  }

  /** All so far. */
  public List<String> all() {
    return List.copyOf(statements);
  }

  /** Forgets them. */
  public void clear() {
    statements.clear();
  }

  private Connection listening(Connection connection) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("createStatement") && arguments != null) {
            statements.add(String.valueOf(arguments[0]));
          }
          return call(method, connection, arguments);
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object call(
      Method method, Object target, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}

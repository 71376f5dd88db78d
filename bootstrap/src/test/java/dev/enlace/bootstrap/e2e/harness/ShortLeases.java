package dev.enlace.bootstrap.e2e.harness;

import dev.enlace.application.port.out.connection.TokenRefreshes;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;

/** Lets a replica's refreshes hold leases that run out soon, so that no test waits for it. */
public final class ShortLeases {
  private final Duration length;

  /** That long. */
  public ShortLeases(Duration length) {
    this.length = length;
  }

  /** Shortens where that is the store of refreshes. */
  public Object shortening(Object bean) {
    return bean instanceof TokenRefreshes refreshes
        ? Proxy.newProxyInstance(
            TokenRefreshes.class.getClassLoader(),
            new Class<?>[] {TokenRefreshes.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("claim") || method.getName().equals("renew")) {
                arguments[1] = length;
              }
              try {
                return method.invoke(refreshes, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            })
        : bean;
  }
}

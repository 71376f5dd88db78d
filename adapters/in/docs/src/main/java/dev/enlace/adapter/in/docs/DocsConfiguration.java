package dev.enlace.adapter.in.docs;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** All of this adapter, to be imported by whoever wires the application. It needs nothing. */
@Configuration(proxyBeanMethods = false)
public class DocsConfiguration {
  @Bean
  RouterFunction<ServerResponse> reference() {
    return new Reference().routes();
  }
}

package dev.enlace.bootstrap.architecture.broken.adapter.out.mail;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

interface BrokenByWaiting {
  static @Nullable String now(Mono<String> later) {
    return later.block();
  }
}

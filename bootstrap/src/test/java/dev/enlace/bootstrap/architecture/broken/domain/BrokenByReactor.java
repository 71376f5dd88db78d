package dev.enlace.bootstrap.architecture.broken.domain;

import reactor.core.publisher.Mono;

interface BrokenByReactor {
  Mono<String> later();
}

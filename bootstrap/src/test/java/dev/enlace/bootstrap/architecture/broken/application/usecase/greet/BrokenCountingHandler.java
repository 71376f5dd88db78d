package dev.enlace.bootstrap.architecture.broken.application.usecase.greet;

final class BrokenCountingHandler {
  private int count;

  int next() {
    return ++count;
  }
}

package dev.enlace.bootstrap.architecture.broken.bootstrap;

/** Something of bootstrap. */
public interface Wiring {}

package dev.enlace.bootstrap.architecture.broken.sandbox;

/** Something of the sandbox. */
public interface Stage {}

package dev.enlace.bootstrap.architecture.broken.application.port.out;

/** What is needed from outside. */
public interface OutPort {}

package dev.enlace.bootstrap.architecture.broken.application.port.in;

/** What others ask for. */
public interface InPort {}

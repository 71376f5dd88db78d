package dev.enlace.bootstrap.architecture.broken.adapter.out.mail;

/** Something of this adapter. */
public interface Mail {}

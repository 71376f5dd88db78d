package dev.enlace.adapter.in.rest;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * All of this adapter, to be imported by whoever wires the application. It needs a {@link
 * RestSettings}, a {@code java.time.Clock} and the in-ports as beans.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class RestConfiguration {}

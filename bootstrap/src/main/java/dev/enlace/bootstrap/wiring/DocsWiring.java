package dev.enlace.bootstrap.wiring;

import dev.enlace.adapter.in.docs.DocsConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The reference at {@code /docs}. */
@Configuration(proxyBeanMethods = false)
@Import(DocsConfiguration.class)
class DocsWiring {}

package dev.enlace.bootstrap.wiring;

import dev.enlace.adapter.in.panel.PanelConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The pages for people. */
@Configuration(proxyBeanMethods = false)
@Import(PanelConfiguration.class)
class PanelWiring {}

package dev.enlace.bootstrap.wiring;

import dev.enlace.application.usecase.catalog.BrowseCatalogHandler;
import dev.enlace.application.usecase.catalog.CatalogLookup;
import dev.enlace.application.usecase.catalog.Offers;
import dev.enlace.application.usecase.catalog.ReadCatalogEntryHandler;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Use cases of the catalogue; each finds the ports it asks for. */
@Configuration(proxyBeanMethods = false)
@Import({
  CatalogLookup.class,
  Offers.class,
  BrowseCatalogHandler.class,
  ReadCatalogEntryHandler.class
})
class CatalogUseCases {}

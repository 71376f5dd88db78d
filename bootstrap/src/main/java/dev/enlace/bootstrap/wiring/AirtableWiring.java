package dev.enlace.bootstrap.wiring;

import dev.enlace.adapter.out.airtable.HttpAirtable;
import dev.enlace.application.usecase.airtable.AirtableCalls;
import dev.enlace.application.usecase.airtable.CallAirtableByTokenHandler;
import dev.enlace.application.usecase.airtable.CallAirtableHandler;
import dev.enlace.application.usecase.airtable.StreamRecordsHandler;
import dev.enlace.application.usecase.airtable.WriteRecordsHandler;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Acting on Airtable. */
@Configuration(proxyBeanMethods = false)
@Import({
  AirtableCalls.class,
  CallAirtableByTokenHandler.class,
  CallAirtableHandler.class,
  HttpAirtable.class,
  StreamRecordsHandler.class,
  WriteRecordsHandler.class
})
class AirtableWiring {}

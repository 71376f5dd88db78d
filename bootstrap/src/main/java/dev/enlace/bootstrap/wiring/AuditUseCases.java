package dev.enlace.bootstrap.wiring;

import dev.enlace.application.usecase.audit.AuditRetention;
import dev.enlace.application.usecase.audit.ChainReader;
import dev.enlace.application.usecase.audit.ExportAuditHeadHandler;
import dev.enlace.application.usecase.audit.ListAuditEventsHandler;
import dev.enlace.application.usecase.audit.PruneAuditHandler;
import dev.enlace.application.usecase.audit.SealAuditHandler;
import dev.enlace.application.usecase.audit.VerifyAuditHandler;
import dev.enlace.bootstrap.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Use cases of the audit trail; each finds the ports it asks for. */
@Configuration(proxyBeanMethods = false)
@Import({
  ChainReader.class,
  ExportAuditHeadHandler.class,
  ListAuditEventsHandler.class,
  PruneAuditHandler.class,
  SealAuditHandler.class,
  VerifyAuditHandler.class
})
class AuditUseCases {
  @Bean
  AuditRetention auditRetention(Settings settings) {
    return new AuditRetention(settings.auditRetentionDays());
  }
}

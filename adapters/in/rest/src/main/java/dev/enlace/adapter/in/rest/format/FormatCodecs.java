package dev.enlace.adapter.in.rest.format;

import dev.enlace.toon.SpoolRoom;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.accept.HeaderContentTypeResolver;
import org.springframework.web.reactive.accept.RequestedContentTypeResolver;
import org.springframework.web.reactive.accept.RequestedContentTypeResolverBuilder;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** Makes WebFlux write what {@link Formats} has chosen. */
@Configuration(proxyBeanMethods = false)
class FormatCodecs implements WebFluxConfigurer {
  /** Enough for Airtable's greatest tables, too little to fill a disk. */
  private static final long LONGEST_DOCUMENT = 1L << 29;

  private static final long ALL_DOCUMENTS = 1L << 30;
  private static final RequestedContentTypeResolver BY_HEADER = new HeaderContentTypeResolver();

  private final ToonAnswers answers;

  FormatCodecs(ToonAnswers answers) {
    this.answers = answers;
  }

  @Bean
  static SpoolRoom spoolRoom() {
    return new SpoolRoom(LONGEST_DOCUMENT, ALL_DOCUMENTS);
  }

  @Override
  public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
    codecs.customCodecs().register(new ToonBodies(answers));
  }

  @Override
  public void configureContentTypeResolver(RequestedContentTypeResolverBuilder builder) {
    builder.resolver(exchange ->
        Formats.chosen(exchange)
            .map(format -> List.of(format.type()))
            .orElseGet(() -> BY_HEADER.resolveMediaTypes(exchange)));
  }
}

package dev.enlace.adapter.in.rest.format;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.accept.HeaderContentTypeResolver;
import org.springframework.web.reactive.accept.RequestedContentTypeResolver;
import org.springframework.web.reactive.accept.RequestedContentTypeResolverBuilder;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** Makes WebFlux write what {@link Formats} has chosen. */
@Configuration(proxyBeanMethods = false)
class FormatCodecs implements WebFluxConfigurer {
  private static final RequestedContentTypeResolver BY_HEADER = new HeaderContentTypeResolver();

  private final ToonAnswers answers;

  FormatCodecs(ToonAnswers answers) {
    this.answers = answers;
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

package dev.enlace.adapter.in.rest.json;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Makes WebFlux read and write JSON by {@link StrictJson}. */
@Configuration(proxyBeanMethods = false)
class StrictCodecs implements WebFluxConfigurer {
  @Override
  public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
    JsonMapper mapper = StrictJson.shared();
    // a filter has limited each request further
    codecs.defaultCodecs().maxInMemorySize(StrictJson.MAX_BYTES_WITH_FILES);
    codecs.defaultCodecs().jacksonJsonDecoder(new QuietDecoder(mapper));
    codecs.defaultCodecs().jacksonJsonEncoder(new QuietEncoder(mapper));
  }
}

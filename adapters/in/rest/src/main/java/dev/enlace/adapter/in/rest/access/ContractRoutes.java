package dev.enlace.adapter.in.rest.access;

import dev.enlace.adapter.in.rest.format.Formats;
import java.lang.reflect.Method;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * The routes of the generated interfaces, without what they say about the types of problems and
 * pages: a good answer is never written as a problem, and a person's browser is sent on whatever it
 * accepts. Where an answer comes in several formats, {@link Formats} chooses.
 */
final class ContractRoutes extends RequestMappingHandlerMapping {
  private static final Set<MediaType> WHATEVER_IS_ACCEPTED =
      Set.of(MediaType.APPLICATION_PROBLEM_JSON, MediaType.TEXT_HTML);

  private final Set<String> unserved;

  /**
   * Besides those operations.
   *
   * @param unserved by their {@code operationId}
   */
  ContractRoutes(Set<String> unserved) {
    this.unserved = Set.copyOf(unserved);
  }

  @Override
  protected @Nullable RequestMappingInfo getMappingForMethod(Method method, Class<?> handlerType) {
    if (unserved.contains(method.getName()) && Operations.isOurs(handlerType)) {
      return null;
    }
    RequestMappingInfo info = super.getMappingForMethod(method, handlerType);
    return info == null ? null : info.mutate().produces(routed(info)).build();
  }

  private static String[] routed(RequestMappingInfo info) {
    String[] types =
        info.getProducesCondition().getProducibleMediaTypes().stream()
            .filter(type -> !WHATEVER_IS_ACCEPTED.contains(type))
            .map(MediaType::toString)
            .toArray(String[]::new);
    return Formats.areOffered(types) ? new String[0] : types;
  }
}

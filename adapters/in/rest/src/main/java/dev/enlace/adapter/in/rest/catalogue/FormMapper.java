package dev.enlace.adapter.in.rest.catalogue;

import dev.enlace.adapter.in.rest.wire.FormFieldResponse;
import dev.enlace.adapter.in.rest.wire.FormOptionResponse;
import dev.enlace.adapter.in.rest.wire.FormSchemaResponse;
import dev.enlace.domain.form.FieldOption;
import dev.enlace.domain.form.FieldType;
import dev.enlace.domain.form.FieldValue;
import dev.enlace.domain.form.FormField;
import dev.enlace.domain.form.FormSchema;
import dev.enlace.domain.text.Language;
import dev.enlace.domain.text.LocalizedText;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.NullValueCheckStrategy;
import org.mapstruct.factory.Mappers;

/** Forms in the reader's language. */
@Mapper(nullValueCheckStrategy = NullValueCheckStrategy.ALWAYS)
interface FormMapper {
  FormMapper INSTANCE = Mappers.getMapper(FormMapper.class);

  FormSchemaResponse form(FormSchema schema, @Context Language language);

  @Mapping(target = "default", source = "defaultValue")
  @Mapping(target = "_default", ignore = true)
  @Mapping(target = "secret", expression = "java(field.secret())")
  FormFieldResponse field(FormField field, @Context Language language);

  FormOptionResponse option(FieldOption option, @Context Language language);

  default @Nullable List<FormOptionResponse> options(
      List<FieldOption> options, @Context Language language) {
    return options.isEmpty()
        ? null
        : options.stream().map(option -> option(option, language)).toList();
  }

  default FormFieldResponse.TypeEnum type(FieldType type) {
    return FormFieldResponse.TypeEnum.fromValue(type.code());
  }

  default Object value(FieldValue value) {
    return FieldValues.json(value);
  }

  default String text(LocalizedText text, @Context Language language) {
    return text.in(language);
  }

  default String regex(Pattern pattern) {
    return pattern.pattern();
  }
}

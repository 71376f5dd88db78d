package dev.enlace.domain.principal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {
  @ParameterizedTest
  @CsvSource({
    "READER,READER,true", "READER,MEMBER,false", "READER,ADMIN,false",
    "MEMBER,READER,true", "MEMBER,MEMBER,true", "MEMBER,ADMIN,false",
    "ADMIN,READER,true", "ADMIN,MEMBER,true", "ADMIN,ADMIN,true"
  })
  void includes_what_is_not_above_it(Role role, Role other, boolean included) {
    assertThat(role.includes(other)).isEqualTo(included);
  }

  @Test
  void gives_the_lesser_of_two_whichever_is_asked() {
    for (Role one : Role.values()) {
      for (Role other : Role.values()) {
        assertThat(one.and(other)).isEqualTo(other.and(one));
        assertThat(one.includes(one.and(other)) && other.includes(one.and(other))).isTrue();
      }
    }
  }
}

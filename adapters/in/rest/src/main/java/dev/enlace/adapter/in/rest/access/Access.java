package dev.enlace.adapter.in.rest.access;

import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;

/** The least that a caller must be to call an operation. */
enum Access {
  /** Anybody. */
  PUBLIC {
    @Override
    boolean admits(Principal principal) {
      return true;
    }
  },
  /** Anybody with a valid key. */
  READER {
    @Override
    boolean admits(Principal principal) {
      return principal.role().includes(Role.READER);
    }
  },
  /** Whoever may make and use connections. */
  MEMBER {
    @Override
    boolean admits(Principal principal) {
      return principal.role().includes(Role.MEMBER);
    }
  },
  /** An administrator of the workspace. */
  ADMIN {
    @Override
    boolean admits(Principal principal) {
      return principal.role().includes(Role.ADMIN);
    }
  },
  /** An administrator of the installation. */
  INSTANCE_ADMIN {
    @Override
    boolean admits(Principal principal) {
      return principal.isInstanceAdmin();
    }
  };

  abstract boolean admits(Principal principal);
}

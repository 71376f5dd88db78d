/** Root keys that HashiCorp Vault holds, by its transit secrets engine. */
@NullMarked
package dev.enlace.adapter.out.vault.transit;

import org.jspecify.annotations.NullMarked;

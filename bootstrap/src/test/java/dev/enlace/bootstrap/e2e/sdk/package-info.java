/** The SDKs as people get them: packed, installed, and used as their READMEs say. */
@NullMarked
package dev.enlace.bootstrap.e2e.sdk;

import org.jspecify.annotations.NullMarked;

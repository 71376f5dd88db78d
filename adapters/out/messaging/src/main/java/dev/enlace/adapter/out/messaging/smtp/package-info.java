/** Signs in at mail servers, at addresses that were checked, and never in clear text. */
@NullMarked
package dev.enlace.adapter.out.messaging.smtp;

import org.jspecify.annotations.NullMarked;

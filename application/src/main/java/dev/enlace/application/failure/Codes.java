package dev.enlace.application.failure;

import dev.enlace.application.failure.Failure.AccountMismatch;
import dev.enlace.application.failure.Failure.AuthorizationDenied;
import dev.enlace.application.failure.Failure.CatalogEntryNotFound;
import dev.enlace.application.failure.Failure.ConnectLinkOver;
import dev.enlace.application.failure.Failure.ConnectLinkUnknown;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.failure.Failure.IdempotencyKeyInFlight;
import dev.enlace.application.failure.Failure.IdempotencyKeyReused;
import dev.enlace.application.failure.Failure.InvalidConfiguration;
import dev.enlace.application.failure.Failure.InvalidState;
import dev.enlace.application.failure.Failure.MessageRefused;
import dev.enlace.application.failure.Failure.MethodNotAllowed;
import dev.enlace.application.failure.Failure.NeedsReauth;
import dev.enlace.application.failure.Failure.NotFound;
import dev.enlace.application.failure.Failure.OAuthNotSupported;
import dev.enlace.application.failure.Failure.OperationNotSupported;
import dev.enlace.application.failure.Failure.OutcomeUnknown;
import dev.enlace.application.failure.Failure.PendingConfirmation;
import dev.enlace.application.failure.Failure.ProviderNotConfigured;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.RateLimited;
import dev.enlace.application.failure.Failure.RecipientNotAllowed;
import dev.enlace.application.failure.Failure.RotationRunning;
import dev.enlace.application.failure.Failure.ScopeMissing;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.failure.Failure.Unauthenticated;
import dev.enlace.application.failure.Failure.UpstreamRefused;
import dev.enlace.application.failure.Failure.ValidationFailed;
import dev.enlace.application.failure.Failure.VerificationFailed;
import dev.enlace.application.failure.Failure.VersionConflict;

/** What the contract calls each trouble. */
final class Codes {
  private Codes() {}

  static String of(Failure failure) {
    return switch (failure) {
      case CatalogEntryNotFound _ -> "CONNECTION.CATALOG_ENTRY_NOT_FOUND";
      case OAuthNotSupported _ -> "CONNECTION.OAUTH_NOT_SUPPORTED";
      case ProviderNotConfigured _ -> "CONNECTION.OAUTH_PROVIDER_NOT_CONFIGURED";
      case InvalidConfiguration _ -> "CONNECTION.INVALID_CONFIGURATION";
      case VerificationFailed _ -> "CONNECTION.VERIFICATION_FAILED";
      case ConnectionNotFound _ -> "CONNECTION.NOT_FOUND";
      case InvalidState _ -> "CONNECTION.INVALID_STATE";
      case AuthorizationDenied _ -> "CONNECTION.AUTHORIZATION_DENIED";
      case NeedsReauth _ -> "CONNECTION.NEEDS_REAUTH";
      case PendingConfirmation _ -> "CONNECTION.PENDING_CONFIRMATION";
      case AccountMismatch _ -> "CONNECTION.ACCOUNT_MISMATCH";
      case OperationNotSupported _ -> "CONNECTION.OPERATION_NOT_SUPPORTED";
      case UpstreamRefused _ -> "CONNECTION.UPSTREAM_REFUSED";
      case ProviderUnavailable _ -> "CONNECTION.PROVIDER_UNAVAILABLE";
      case RecipientNotAllowed _ -> "CONNECTION.RECIPIENT_NOT_ALLOWED";
      case MessageRefused _ -> "CONNECTION.MESSAGE_REFUSED";
      case OutcomeUnknown _ -> "CONNECTION.OUTCOME_UNKNOWN";
      case ScopeMissing _ -> "CONNECTION.SCOPE_MISSING";
      case ConnectLinkUnknown _ -> "CONNECT.LINK_UNKNOWN";
      case ConnectLinkOver _ -> "CONNECT.LINK_OVER";
      case VersionConflict _ -> "VERSION_CONFLICT";
      case RotationRunning _ -> "KEY_ROTATION_RUNNING";
      case IdempotencyKeyInFlight _ -> "IDEMPOTENCY_KEY_IN_FLIGHT";
      case IdempotencyKeyReused _ -> "IDEMPOTENCY_KEY_REUSED";
      case RateLimited _ -> "RATE_LIMITED";
      case Unauthenticated _ -> "UNAUTHENTICATED";
      case Forbidden _ -> "FORBIDDEN";
      case ValidationFailed _ -> "VALIDATION_FAILED";
      case NotFound _ -> "NOT_FOUND";
      case MethodNotAllowed _ -> "METHOD_NOT_ALLOWED";
      case StoreUnavailable _ -> "STORE_UNAVAILABLE";
    };
  }
}

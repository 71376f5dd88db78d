package dev.enlace.bootstrap.wiring;

import dev.enlace.application.usecase.acting.ActingToken;
import dev.enlace.application.usecase.token.ConnectionUses;
import dev.enlace.application.usecase.token.HandOutLog;
import dev.enlace.application.usecase.token.HandOutTokenHandler;
import dev.enlace.application.usecase.token.HandOverGrantHandler;
import dev.enlace.application.usecase.token.ProviderTurn;
import dev.enlace.application.usecase.token.RefreshCall;
import dev.enlace.application.usecase.token.RefreshFigures;
import dev.enlace.application.usecase.token.RefreshRound;
import dev.enlace.application.usecase.token.RefreshTokenHandler;
import dev.enlace.application.usecase.token.RenewedTokens;
import dev.enlace.application.usecase.token.ShowTokensHandler;
import dev.enlace.application.usecase.token.TokenGate;
import dev.enlace.application.usecase.token.TokenRefresher;
import dev.enlace.application.usecase.token.WorkingToken;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Use cases of tokens; each finds the ports it asks for. */
@Configuration(proxyBeanMethods = false)
@Import({
  ActingToken.class,
  ConnectionUses.class,
  HandOutLog.class,
  HandOutTokenHandler.class,
  HandOverGrantHandler.class,
  ProviderTurn.class,
  RefreshCall.class,
  RefreshFigures.class,
  RefreshRound.class,
  RefreshTokenHandler.class,
  RenewedTokens.class,
  ShowTokensHandler.class,
  TokenGate.class,
  TokenRefresher.class,
  WorkingToken.class
})
class TokenUseCases {}

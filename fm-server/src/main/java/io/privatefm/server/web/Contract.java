package io.privatefm.server.web;

import io.privatefm.protocol.ProtocolDocument;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** The AsyncAPI document of the protocol, as the protocol module brings it. */
final class Contract implements Handler<RoutingContext> {
  private final Resource document = Resource.of(ProtocolDocument.yaml());

  @Override
  public void handle(RoutingContext context) {
    FileAnswer.send(context, document, "application/yaml");
  }
}

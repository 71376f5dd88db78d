package dev.enlace.adapter.in.rest.messages;

import dev.enlace.adapter.in.rest.wire.MessageAddressee;
import dev.enlace.adapter.in.rest.wire.MessageAttachment;
import dev.enlace.adapter.in.rest.wire.SendMessageRequest;
import dev.enlace.adapter.in.rest.wire.SentMessageResponse;
import dev.enlace.adapter.in.rest.wire.SentMessageResponse.ChannelEnum;
import dev.enlace.application.port.in.message.Draft;
import dev.enlace.application.port.in.message.SendMessage.Sent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Messages as they are written on the wire. */
final class Drafts {
  private Drafts() {}

  static Draft draft(SendMessageRequest request) {
    return new Draft(
        addressees(request.getTo()),
        addressees(request.getCc()),
        addressees(request.getBcc()),
        addressees(request.getReplyTo()),
        request.getSubject(),
        request.getText(),
        request.getHtml(),
        files(request.getAttachments()),
        request.getChat(),
        request.getParseMode() == null ? null : request.getParseMode().getValue());
  }

  static SentMessageResponse wire(Sent sent) {
    return new SentMessageResponse()
        .channel(ChannelEnum.fromValue(sent.channel().name().toLowerCase(Locale.ROOT)))
        .reference(sent.reference())
        .recipients(sent.recipients())
        .sentAt(sent.at());
  }

  private static List<Draft.Addressee> addressees(@Nullable List<MessageAddressee> wire) {
    return wire == null
        ? List.of()
        : wire.stream()
            .map(each -> new Draft.Addressee(each.getAddress(), each.getName()))
            .toList();
  }

  private static List<Draft.File> files(@Nullable List<MessageAttachment> wire) {
    return wire == null
        ? List.of()
        : wire.stream()
            .map(each -> new Draft.File(each.getName(), type(each), each.getContent()))
            .toList();
  }

  private static String type(MessageAttachment attachment) {
    String type = attachment.getMediaType();
    return type == null ? "application/octet-stream" : type;
  }
}

package dev.dyad.serve;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Says in JSON what the server itself finds wrong, such as a request that is no HTTP. */
final class PlainErrors extends ErrorHandler {
  private final Metrics metrics;

  PlainErrors(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus() >= 400 ? response.getStatus() : 500;
    Object message = request.getAttribute(ERROR_MESSAGE);
    Reply reply = Reply.error(status, text(status, message == null ? "" : message.toString()));
    metrics.answered("other", status, 0);
    reply.headers((name, value) -> response.getHeaders().put(name, value));
    if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
    }
    response.write(true, reply.content(), callback);
    return true;
  }

  private static String text(int status, String reason) {
    String meaning = HttpStatus.getMessage(status);
    return reason.isEmpty() || reason.equals(meaning) ? meaning : meaning + ": " + reason;
  }
}

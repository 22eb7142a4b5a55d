package dev.dyad.serve;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A request and the one answer that it gets, whoever is first to give it. */
final class Exchange {
  private final Request request;
  private final Response response;
  private final Callback callback;
  private final Consumer<Integer> answered;
  private final AtomicBoolean done = new AtomicBoolean();

  /**
   * Begins.
   *
   * @param answered hears of the status
   */
  Exchange(Request request, Response response, Callback callback, Consumer<Integer> answered) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.answered = answered;
  }

  Request request() {
    return request;
  }

  /** Gives the answer; later ones are dropped. */
  void answer(Reply reply) {
    if (done.getAndSet(true)) {
      return;
    }
    answered.accept(reply.status());
    response.setStatus(reply.status());
    reply.headers((name, value) -> response.getHeaders().put(name, value));
    if (reply.type().startsWith("text/html")) {
      response.getHeaders().put("Content-Security-Policy", Page.POLICY);
    }
    if (reply.status() == 405) {
      Route.at(request.getHttpURI().getDecodedPath())
          .ifPresent(route -> response.getHeaders().put(HttpHeader.ALLOW, route.method()));
    }
    response.write(true, reply.content(), callback);
  }
}

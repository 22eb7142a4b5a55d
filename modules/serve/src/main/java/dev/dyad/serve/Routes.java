package dev.dyad.serve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.Promise;

/**
 * Takes requests: lets them in or not, waits for their bodies without a thread, and hands them to
 * workers. Nothing here blocks.
 */
final class Routes extends Handler.Abstract.NonBlocking {
  private final Gate gate;
  private final ServiceLimits limits;
  private final Metrics metrics;
  private final ExecutorService workers;
  private final BiFunction<Work, Deadline, Reply> answering;
  private final Semaphore slots;

  /**
   * What is to be done for a request.
   *
   * @param route that was asked for
   * @param parameters of its address
   * @param type of its body
   * @param body bytes; empty where there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Work(Route route, Map<String, List<String>> parameters, String type, byte[] body) {}

  /**
   * Routes.
   *
   * @param slots one for each request that is worked on
   * @param answering does the work, in one of the workers
   */
  Routes(
      Gate gate,
      ServiceLimits limits,
      Metrics metrics,
      Semaphore slots,
      ExecutorService workers,
      BiFunction<Work, Deadline, Reply> answering) {
    this.gate = gate;
    this.limits = limits;
    this.metrics = metrics;
    this.workers = workers;
    this.answering = answering;
    this.slots = slots;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    long begun = System.nanoTime();
    Deadline deadline = Deadline.in(limits.seconds());
    Optional<Route> route = Route.at(request.getHttpURI().getDecodedPath());
    String path = route.map(Route::path).orElse("other");
    var exchange =
        new Exchange(
            request,
            response,
            callback,
            status -> metrics.answered(path, status, (System.nanoTime() - begun) / 1e9));
    try {
      admit(request, route);
      begin(exchange, route.orElseThrow(), deadline);
    } catch (RuntimeException e) {
      exchange.answer(Failures.of(e, deadline));
    }
    return true;
  }

  private void admit(Request request, Optional<Route> route) {
    boolean navigates =
        route.filter(r -> r == Route.PAGE).isPresent()
            && "navigate".equals(request.getHeaders().get("Sec-Fetch-Mode"));
    gate.check(
        request.getHeaders().getValuesList(HttpHeader.HOST),
        Optional.ofNullable(request.getHeaders().get(HttpHeader.ORIGIN)),
        Optional.ofNullable(request.getHeaders().get("Sec-Fetch-Site")),
        navigates);
    if (route.isEmpty()) {
      throw Refusal.of(404, "there is nothing at this path. There are: %s", Route.known());
    }
    String method = request.getMethod();
    String wanted = route.get().method();
    if (!method.equals(wanted) && !(method.equals("HEAD") && wanted.equals("GET"))) {
      throw Refusal.of(405, "%s takes %s, not %s", route.get().path(), wanted, method);
    }
    if (request.getLength() > (wanted.equals("GET") ? 0 : limits.bodyBytes())) {
      throw wanted.equals("GET")
          ? Refusal.of(400, "%s takes no body", route.get().path())
          : Refusal.of(
              413,
              "a body may have up to %d bytes, but has %d",
              limits.bodyBytes(),
              request.getLength());
    }
  }

  private void begin(Exchange exchange, Route route, Deadline deadline) {
    Request request = exchange.request();
    Map<String, List<String>> parameters = parameters(request);
    String type =
        FileTypes.plain(Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE)));
    if (!route.isWork()) {
      exchange.answer(answering.apply(new Work(route, parameters, type, new byte[0]), deadline));
      return;
    }
    if (!slots.tryAcquire()) {
      throw Refusal.forNow(1, "%d requests are worked on already. Come again", limits.requests());
    }
    var body = new CompletableFuture<byte[]>();
    if (route.method().equals("GET")) {
      body.complete(new byte[0]);
    } else {
      Content.Source.asByteArrayAsync(
          request, limits.bodyBytes(), Promise.Invocable.toPromise(body));
    }
    var unused =
        body.orTimeout(deadline.leftNanos(), TimeUnit.NANOSECONDS)
            .whenComplete(
                (bytes, failure) -> {
                  if (failure == null) {
                    work(exchange, new Work(route, parameters, type, bytes), deadline);
                  } else {
                    slots.release();
                    exchange.answer(Failures.ofBody(failure, limits));
                  }
                });
  }

  /** The slot is free again when the work is done, which may be after its sender was told off. */
  private void work(Exchange exchange, Work work, Deadline deadline) {
    try {
      CompletableFuture<Reply> reply =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return answering.apply(work, deadline);
                } finally {
                  slots.release();
                }
              },
              workers);
      var unused =
          reply
              .orTimeout(deadline.leftNanos(), TimeUnit.NANOSECONDS)
              .whenComplete(
                  (good, failure) ->
                      exchange.answer(failure == null ? good : Failures.of(failure, deadline)));
    } catch (RejectedExecutionException stopping) {
      slots.release();
      exchange.answer(Failures.of(new InterruptedException(), deadline));
    }
  }

  private static Map<String, List<String>> parameters(Request request) {
    try {
      Fields fields = Request.extractQueryParameters(request);
      return fields.stream()
          .collect(Collectors.toMap(Fields.Field::getName, Fields.Field::getValues));
    } catch (RuntimeException e) {
      throw Refusal.of(400, "what follows ? in the address cannot be read: %s", e.getMessage());
    }
  }
}

package dev.dyad.serve;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.LoggerFactory;

/**
 * An HTTP service around an encoder, running.
 *
 * <pre>{@code
 * try (var service = EncoderService.start(address, limits, encoder, Optional.of(index))) {
 *   System.out.println("http://127.0.0.1:" + service.port());
 *   ...
 * }
 * }</pre>
 *
 * <p>Only requests that call it by a known name, and come from no other site's page, are answered.
 */
public final class EncoderService implements AutoCloseable {
  private static final int HEADER_BYTES = 8 << 10;
  private static final int IDLE_SECONDS_MORE = 5;
  private static final int THREADS = 8;

  private final Server server;
  private final ServerConnector connector;
  private final ExecutorService workers;
  private final Batcher<?> batcher;

  private <V> EncoderService(
      ServiceAddress address,
      ServiceLimits limits,
      ServedEncoder<V> encoder,
      Optional<ServedIndex> index) {
    var gate = Gate.of(address);
    var metrics = new Metrics();
    var slots = new Semaphore(limits.requests());
    var reading = new Semaphore(Runtime.getRuntime().availableProcessors());
    var queue = new Batcher<V>(encoder::encode, limits, metrics::batch);
    var desk = new Desk<>(new Answers<>(encoder, index, queue, reading), metrics, limits, slots);
    batcher = queue;
    workers = Executors.newFixedThreadPool(limits.requests(), EncoderService::worker);
    server = new Server(new QueuedThreadPool(THREADS, 2));
    connector = connector(address, limits);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
    server.setErrorHandler(new PlainErrors(metrics));
    server.setStopTimeout(TimeUnit.SECONDS.toMillis(limits.seconds() + 1L));
    server.setHandler(
        new GracefulHandler(new Routes(gate, limits, metrics, slots, workers, desk::reply)));
  }

  private ServerConnector connector(ServiceAddress address, ServiceLimits limits) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    var listening = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    listening.setHost(address.host());
    listening.setPort(address.port());
    listening.setIdleTimeout(TimeUnit.SECONDS.toMillis(limits.seconds() + IDLE_SECONDS_MORE));
    return listening;
  }

  private static Thread worker(Runnable work) {
    var thread = new Thread(work, "dyad-serve");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts to listen.
   *
   * @param index that is searched; empty for vectors and similarities alone
   * @throws IOException if it cannot listen there, such as at a port that is taken
   */
  public static <V> EncoderService start(
      ServiceAddress address,
      ServiceLimits limits,
      ServedEncoder<V> encoder,
      Optional<ServedIndex> index)
      throws IOException {
    var service = new EncoderService(address, limits, encoder, index);
    try {
      service.server.start();
      return service;
    } catch (Exception e) { // Jetty's start says no more
      service.close();
      String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
      throw new IOException(
          "cannot listen at %s, port %d: %s. Choose another --port or --host"
              .formatted(address.host(), address.port(), reason),
          e);
    }
  }

  /** The port it listens at. */
  public int port() {
    return connector.getLocalPort();
  }

  /**
   * Stops: takes no more requests, ends those that it has, as far as that goes within the time that
   * a request may take, then frees everything but the encoder and the index.
   */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) { // Jetty's stop says no more
      LoggerFactory.getLogger(EncoderService.class).warn("did not stop in order: {}", e.toString());
    }
    workers.shutdownNow();
    batcher.close();
  }
}

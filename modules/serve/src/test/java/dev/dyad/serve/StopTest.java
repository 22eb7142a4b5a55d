package dev.dyad.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How a service ends. */
class StopTest {
  private static EncoderService service(Letters letters, int port, int seconds) throws IOException {
    return EncoderService.start(
        new ServiceAddress("127.0.0.1", port, List.of()),
        new ServiceLimits(1000, seconds, 4, 20, 16, 1),
        letters,
        Optional.empty());
  }

  @Test
  void requestsInWorkAreAnsweredAndNewOnesAreNot() throws Exception {
    var letters = new Letters();
    EncoderService service = service(letters, 0, 20);
    var client = new Client(service.port());
    letters.gate = new CountDownLatch(1);
    var inWork = client.posted("/embed", "text/plain", "a");
    Client.until(() -> letters.begun.get() == 1);
    var stopping = CompletableFuture.runAsync(service::close);
    Client.until(() -> !late(client).contains("200 OK"));
    assertThat(stopping).isNotDone();
    letters.gate.countDown();
    assertThat(inWork.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    stopping.get(5, TimeUnit.SECONDS);
  }

  private static String late(Client client) {
    try {
      return client.raw("GET /health HTTP/1.1\nHost: localhost\nConnection: close\n\n");
    } catch (IOException refused) {
      return refused.toString();
    }
  }

  @Test
  void workThatNeverEndsIsGivenUp() throws Exception {
    var letters = new Letters();
    EncoderService service = service(letters, 0, 2);
    var client = new Client(service.port());
    letters.gate = new CountDownLatch(1);
    var inWork = client.posted("/embed", "text/plain", "a");
    Client.until(() -> letters.begun.get() == 1);
    service.close();
    assertThat(inWork.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (EncoderService service = service(new Letters(), 0, 5)) {
      assertThatThrownBy(() -> service(new Letters(), service.port(), 5))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("port " + service.port())
          .hasMessageContaining("Choose another --port");
    }
  }
}

package dev.dyad.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may use a service from a browser. */
class GateTest {
  private static EncoderService service;
  private static Client client;

  @BeforeAll
  static void start() throws IOException {
    var address = new ServiceAddress("127.0.0.1", 0, List.of("Photos.example"));
    service = EncoderService.start(address, new ServiceLimits(), new Letters(), Optional.empty());
    client = new Client(service.port());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static String status(String request, String... headers) throws IOException {
    String answer =
        client.raw(
            request + " HTTP/1.1\n" + String.join("\n", headers) + "\nConnection: close\n\n");
    assertThat(answer.toLowerCase(java.util.Locale.ROOT)).doesNotContain("access-control");
    return answer.substring(9, 12);
  }

  @Test
  void itIsCalledByItsOwnNames() throws IOException {
    for (String host :
        List.of("localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:80", "photos.example")) {
      assertThat(status("GET /health", "Host: " + host)).as(host).isEqualTo("200");
    }
  }

  @Test
  void anotherNameIsRefusedThoughItLeadsHere() throws IOException {
    for (String host : List.of("evil.example", "localhost.evil.example", "10.0.0.1", "0.0.0.0")) {
      assertThat(status("GET /health", "Host: " + host)).as(host).isEqualTo("403");
      assertThat(status("GET /", "Host: " + host)).as(host).isEqualTo("403");
    }
    assertThat(status("GET /health", "Host: localhost", "Host: evil.example")).isEqualTo("400");
    assertThat(status("GET /health", "Host: localhost@evil")).isEqualTo("400");
    assertThat(status("GET http://evil.example/health", "Host: localhost")).isEqualTo("400");
  }

  @Test
  void pagesOfOtherSitesAreRefused() throws IOException {
    String host = "Host: localhost:8080";
    assertThat(status("GET /health", host, "Origin: http://localhost:8080")).isEqualTo("200");
    assertThat(status("GET /health", host, "Origin: https://localhost:8080")).isEqualTo("200");
    for (String origin : List.of("http://evil.example", "null", "http://localhost:9090", "")) {
      assertThat(status("GET /health", host, "Origin: " + origin)).as(origin).isEqualTo("403");
    }
    assertThat(status("GET /health", host, "Sec-Fetch-Site: same-origin")).isEqualTo("200");
    assertThat(status("GET /health", host, "Sec-Fetch-Site: cross-site")).isEqualTo("403");
    assertThat(status("GET /health", host, "Sec-Fetch-Site: same-site")).isEqualTo("403");
    assertThat(status("OPTIONS /embed", host, "Origin: http://evil.example")).isEqualTo("403");
  }

  @Test
  void aLinkFromAnywhereMayLeadToThePage() throws IOException {
    String[] visit = {"Host: localhost", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"};
    assertThat(status("GET /", visit)).isEqualTo("200");
    assertThat(status("GET /health", visit)).isEqualTo("403");
    String[] framed = {"Host: localhost", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"};
    assertThat(status("GET /", framed)).isEqualTo("403");
  }

  @Test
  void beyondThisMachineAnyAddressWillDoButNoName() {
    Gate gate = Gate.of(new ServiceAddress("0.0.0.0", 80, List.of()));
    gate.check(List.of("192.168.1.7:80"), Optional.empty(), Optional.empty(), false);
    gate.check(List.of("[fe80::1]"), Optional.empty(), Optional.empty(), false);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> gate.check(List.of("evil.1"), Optional.empty(), Optional.empty(), false))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("--name evil.1");
  }
}

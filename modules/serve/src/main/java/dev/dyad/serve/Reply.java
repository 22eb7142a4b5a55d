package dev.dyad.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;

/**
 * An answer as it goes over the network.
 *
 * @param status of HTTP
 * @param type of the content
 * @param body of the answer
 * @param retrySeconds when to come again; 0 for no word on that
 * @param last whether the connection ends with it
 */
@SuppressWarnings("ArrayRecordComponent") // written, never compared
record Reply(int status, String type, byte[] body, int retrySeconds, boolean last) {
  private static final String JSON = "application/json";

  /** A good answer. */
  static Reply json(JsonNode node) {
    return new Reply(200, JSON, Json.bytes(node), 0, false);
  }

  /** A file. */
  static Reply file(String type, byte[] bytes) {
    return new Reply(200, type, bytes, 0, false);
  }

  /** What was wrong: {@code {"status": 400, "error": "…"}}. */
  static Reply error(int status, String message) {
    return new Reply(status, JSON, errorBody(status, message), 0, false);
  }

  static Reply of(Refusal refusal) {
    return new Reply(
        refusal.status(),
        JSON,
        errorBody(refusal.status(), refusal.getMessage()),
        refusal.retrySeconds().orElse(0),
        false);
  }

  static byte[] errorBody(int status, String message) {
    ObjectNode node = Json.object().put("status", status).put("error", message);
    return Json.bytes(node);
  }

  /** The same, and nothing more is read from whoever gets it. */
  Reply andClose() {
    return new Reply(status, type, body, retrySeconds, true);
  }

  ByteBuffer content() {
    return ByteBuffer.wrap(body);
  }

  /** Names and values of its headers; no browser is to keep it, guess at it or frame it. */
  void headers(BiConsumer<String, String> out) {
    out.accept("Content-Type", type);
    out.accept("Content-Length", Integer.toString(body.length));
    out.accept("X-Content-Type-Options", "nosniff");
    out.accept("X-Frame-Options", "DENY");
    out.accept("Referrer-Policy", "no-referrer");
    out.accept("Cross-Origin-Resource-Policy", "same-origin");
    out.accept("Cache-Control", "no-store");
    if (!type.startsWith("text/html")) {
      out.accept("Content-Security-Policy", "default-src 'none'; sandbox");
    }
    if (retrySeconds > 0) {
      out.accept("Retry-After", Integer.toString(retrySeconds));
    }
    if (last) {
      out.accept("Connection", "close");
    }
  }
}

package dev.dyad.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The page to try a service by: one file that asks for nothing from anywhere else. */
final class Page {
  private static final String STYLE = resource("page.css");
  private static final String SCRIPT = resource("page.js");

  /** What the page may do: run its own script, talk to its own service. */
  static final String POLICY =
      "default-src 'none'; connect-src 'self'; img-src data: blob:; media-src 'self' blob:;"
          + " style-src 'sha256-%s'; script-src 'sha256-%s'; form-action 'none'; base-uri 'none';"
              .formatted(sha256(STYLE), sha256(SCRIPT))
          + " frame-ancestors 'none'";

  static final byte[] HTML =
      resource("page.html")
          .replace("{style}", STYLE)
          .replace("{script}", SCRIPT)
          .getBytes(StandardCharsets.UTF_8);

  private Page() {}

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks dev/dyad/serve/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read dev/dyad/serve/" + name, e);
    }
  }
}

package dev.dyad.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server says to a GET, redirections followed. */
final class HttpAnswer implements Closeable {
  private static final int MOST_REDIRECTIONS = 10;
  private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

  private final HttpURLConnection connection;
  private final int status;

  private HttpAnswer(HttpURLConnection connection, int status) {
    this.connection = connection;
    this.status = status;
  }

  /**
   * Asks.
   *
   * @param from first byte that is wanted
   * @param version the server's word for the version that the bytes before are of
   * @throws RefusedException if redirections lead nowhere
   */
  static HttpAnswer get(String address, long from, Optional<String> version, Patience patience)
      throws IOException {
    var seen = new LinkedHashSet<String>();
    URI uri = uri(address);
    while (true) {
      if (!seen.add(uri.toString()) || seen.size() > MOST_REDIRECTIONS) {
        throw new RefusedException("redirects in a circle, or too often: " + seen);
      }
      HttpURLConnection connection = open(uri, from, version, patience);
      int status = connection.getResponseCode();
      if (status / 100 != 3 || status == HttpURLConnection.HTTP_NOT_MODIFIED) {
        return new HttpAnswer(connection, status);
      }
      String location = connection.getHeaderField("Location");
      connection.disconnect();
      if (location == null) {
        throw new RefusedException("redirects (%d) without saying where".formatted(status));
      }
      uri = next(uri, location);
    }
  }

  private static HttpURLConnection open(
      URI uri, long from, Optional<String> version, Patience patience) throws IOException {
    var connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(patience.connectMs());
    connection.setReadTimeout(patience.silenceMs());
    connection.setUseCaches(false);
    connection.setRequestProperty("User-Agent", "dyad");
    connection.setRequestProperty("Accept-Encoding", "identity");
    if (from > 0) {
      connection.setRequestProperty("Range", "bytes=" + from + "-");
      version.ifPresent(v -> connection.setRequestProperty("If-Range", v));
    }
    return connection;
  }

  private static URI uri(String address) throws RefusedException {
    try {
      return new URI(address);
    } catch (URISyntaxException e) {
      throw new RefusedException("is no address: " + e.getMessage());
    }
  }

  private static URI next(URI from, String location) throws RefusedException {
    URI to = from.resolve(uri(location));
    String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
    boolean plain = scheme.equals("http");
    if ((!plain && !scheme.equals("https")) || (plain && "https".equals(from.getScheme()))) {
      throw new RefusedException("redirects to %s, which is not followed".formatted(to));
    }
    return to;
  }

  int status() {
    return status;
  }

  InputStream body() throws IOException {
    return connection.getInputStream();
  }

  /** Bytes of the body, where the server says. */
  OptionalLong length() {
    long length = connection.getContentLengthLong();
    return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
  }

  /** First byte of a partial body; -1 where the server does not say. */
  long start() {
    Matcher range = RANGE.matcher(header("Content-Range").orElse(""));
    return range.matches() ? Long.parseLong(range.group(1)) : -1;
  }

  /** A strong validator, to ask for more of the same version later. */
  Optional<String> version() {
    return header("ETag")
        .filter(tag -> !tag.startsWith("W/") && tag.indexOf('\n') < 0)
        .or(() -> header("Last-Modified"));
  }

  boolean isPage() {
    return header("Content-Type").orElse("").toLowerCase(Locale.ROOT).startsWith("text/html");
  }

  private Optional<String> header(String name) {
    return Optional.ofNullable(connection.getHeaderField(name));
  }

  @Override
  public void close() {
    connection.disconnect();
  }
}

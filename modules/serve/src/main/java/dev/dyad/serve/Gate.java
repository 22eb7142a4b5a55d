package dev.dyad.serve;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps the pages of other sites, open in a browser that can reach the service, from using it.
 *
 * <p>A page that has its own name resolve to this machine (DNS rebinding) still sends that name as
 * {@code Host}; one that sends requests across sites is told by {@code Origin} or {@code
 * Sec-Fetch-Site}, which browsers add and scripts cannot change.
 *
 * @param names by which the service may be called, in lower case
 * @param addresses whether any IP address will do, as nobody can rebind one
 */
record Gate(Set<String> names, boolean addresses) {
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9a-f:.]+]|[^\\[\\]:/@\\s]+)(:\\d{1,5})?");
  private static final Pattern ADDRESS = Pattern.compile("\\[.*]|\\d+(\\.\\d+){3}");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  static Gate of(ServiceAddress address) {
    var names = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
    address.names().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    String own = address.host().toLowerCase(Locale.ROOT);
    names.add(own.contains(":") && !own.startsWith("[") ? "[" + own + "]" : own);
    return new Gate(Set.copyOf(names), !address.isLoopback());
  }

  /**
   * Lets a request in.
   *
   * @param hosts its Host headers
   * @param origin its Origin header
   * @param fetchSite its Sec-Fetch-Site header
   * @param navigates whether it is a plain visit of the page, which any link may lead to
   * @throws Refusal if it came by another name or from another site
   */
  void check(
      List<String> hosts, Optional<String> origin, Optional<String> fetchSite, boolean navigates) {
    if (hosts.size() != 1) {
      throw Refusal.of(400, "a request must have one Host header, but has %d", hosts.size());
    }
    String host = hosts.get(0).toLowerCase(Locale.ROOT);
    var parts = HOST.matcher(host);
    if (!parts.matches()) {
      throw Refusal.of(400, "Host must be a name or an address, with a port if any");
    }
    String name = parts.group(1);
    if (!names.contains(name) && !(addresses && ADDRESS.matcher(name).matches())) {
      throw Refusal.of(
          403,
          "this service is not called '%s'. Call it localhost, or start it with --name %s",
          name,
          name);
    }
    boolean foreign =
        origin
            .map(o -> o.toLowerCase(Locale.ROOT))
            .filter(o -> !o.equals("http://" + host) && !o.equals("https://" + host))
            .isPresent();
    boolean across = fetchSite.filter(site -> !OWN.contains(site)).isPresent() && !navigates;
    if (foreign || across) {
      throw Refusal.of(403, "pages of other sites may not use this service");
    }
  }
}

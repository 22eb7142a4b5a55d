package dev.dyad.serve;

import dev.dyad.core.Require;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Where a service listens, and by which names it may be called.
 *
 * @param host name or address of this machine to listen at
 * @param port 0 for any that is free
 * @param names further host names that requests may give, such as that of a proxy
 */
public record ServiceAddress(String host, int port, List<String> names) {
  /** Only from this machine, at any free port. */
  public ServiceAddress() {
    this("127.0.0.1", 0, List.of());
  }

  /**
   * Checks the port and copies the list.
   *
   * @throws IllegalArgumentException if the port is out of range
   */
  public ServiceAddress {
    Require.within("port", port, 0, 65_535);
    names = List.copyOf(names);
  }

  /**
   * Whether only this machine can reach it.
   *
   * @throws IllegalArgumentException if the host is not known
   */
  public boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "host '%s' is not known. Give a name or address of this machine, such as 127.0.0.1 or 0.0.0.0"
              .formatted(host),
          e);
    }
  }
}

package io.leat.search.http;

import io.leat.search.telemetry.Telemetry;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where a server listens, and what it defends itself with.
 *
 * @param host an address of this machine; the default is the loopback, which only this machine
 *     reaches. Others want keys, or to be told that anybody may ask
 * @param port 0 for any free one
 * @param telemetry where it tells what it does
 */
public record ServerOptions(String host, int port, Protection protection, Telemetry telemetry) {
  public static final String LOOPBACK = "127.0.0.1";

  public ServerOptions {
    if (host.isBlank()) {
      throw new IllegalArgumentException(
          "host must not be blank; give an address such as " + LOOPBACK);
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
    }
    if (protection.keys() == null && !protection.open() && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "host %s is reached from other machines: give --keys FILE (./leat keys create makes one),"
                  .formatted(host)
              + " or --open to let anybody ask and write");
    }
  }

  public ServerOptions(String host, int port) {
    this(host, port, Protection.DEFAULT);
  }

  public ServerOptions(String host, int port, Protection protection) {
    this(host, port, protection, Telemetry.NONE);
  }

  public static ServerOptions onPort(int port) {
    return new ServerOptions(LOOPBACK, port);
  }

  /** A name that is not known cannot be listened on, and that is said better there. */
  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return true;
    }
  }
}

package io.leat.search.http;

/**
 * Where a server listens.
 *
 * @param host an address of this machine; the default is the loopback, which only this machine
 *     reaches
 * @param port 0 for any free one
 */
public record ServerOptions(String host, int port) {
  public static final String LOOPBACK = "127.0.0.1";

  public ServerOptions {
    if (host.isBlank()) {
      throw new IllegalArgumentException(
          "host must not be blank; give an address such as " + LOOPBACK);
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
    }
  }

  public static ServerOptions onPort(int port) {
    return new ServerOptions(LOOPBACK, port);
  }
}

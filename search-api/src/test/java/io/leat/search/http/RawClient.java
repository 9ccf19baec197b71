package io.leat.search.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sends any bytes as a request, which no HTTP client would, and reads what is answered. */
final class RawClient implements AutoCloseable {
  private static final int LONGEST_ANSWER_MILLIS = 10_000;

  private final int port;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  RawClient(int port) {
    this.port = port;
  }

  /** An answer; body is empty for HEAD. */
  record Raw(int status, String contentType, byte[] body) {}

  /**
   * Sends and reads.
   *
   * @return null where the server closed the connection without an answer
   * @throws java.net.SocketTimeoutException when it neither answers nor closes
   */
  @Nullable Raw send(byte[] request, boolean head) throws IOException {
    boolean fresh = socket == null;
    try {
      return exchange(request, head);
    } catch (EOFException | SocketException e) {
      close();
      if (fresh) {
        return null;
      }
      // The server had closed the connection after the answer before.
      try {
        return exchange(request, head);
      } catch (EOFException | SocketException again) {
        close();
        return null;
      }
    }
  }

  private Raw exchange(byte[] request, boolean head) throws IOException {
    if (socket == null || in == null) {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(LONGEST_ANSWER_MILLIS);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream());
    }
    try {
      socket.getOutputStream().write(request);
    } catch (IOException e) {
      // Refused before all was read: the answer may be there all the same.
    }
    String status = line(in);
    int length = 0;
    boolean chunked = false;
    boolean close = false;
    String contentType = "";
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      } else if (lower.startsWith("content-type:")) {
        contentType = lower.substring(13).strip();
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = true;
      } else if (lower.startsWith("connection:")) {
        close = lower.contains("close");
      }
    }
    byte[] body = head ? new byte[0] : chunked ? chunks(in) : in.readNBytes(length);
    if (close) {
      close();
    }
    return new Raw(Integer.parseInt(status.substring(9, 12)), contentType, body);
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(in), 16);
        size > 0;
        size = Integer.parseInt(line(in), 16)) {
      body.writeBytes(in.readNBytes(size));
      line(in);
    }
    line(in);
    return body.toByteArray();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return new String(
        line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
      in = null;
    }
  }
}

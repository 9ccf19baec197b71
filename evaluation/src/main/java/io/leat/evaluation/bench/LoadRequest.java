package io.leat.evaluation.bench;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request of a load run.
 *
 * @param kind under which its latency is counted
 * @param path with the query string
 * @param body JSON to POST; null for a GET
 */
public record LoadRequest(String kind, String path, @Nullable String body) {
  /** What goes over the wire. */
  byte[] bytes(String host) {
    StringBuilder head = new StringBuilder(256);
    head.append(body == null ? "GET " : "POST ").append(path).append(" HTTP/1.1\r\nHost: ");
    head.append(host).append("\r\n");
    byte[] content = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    if (body != null) {
      head.append("Content-Type: application/json\r\nContent-Length: ").append(content.length);
      head.append("\r\n");
    }
    byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[start.length + content.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(content, 0, all, start.length, content.length);
    return all;
  }
}

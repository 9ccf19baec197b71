package io.leat.search.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.component.ContainerLifeCycle;

/**
 * One JSON object a request, those that Jetty itself refuses too: when, what was asked, what came
 * of it. The path without the query string, which holds what somebody searched for, and nobody's
 * address.
 */
final class AccessLog extends ContainerLifeCycle implements RequestLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RequestLog.Writer writer;

  /**
   * @param writer stopped with the server, if it can be
   */
  AccessLog(RequestLog.Writer writer) {
    this.writer = writer;
    addBean(writer, true);
  }

  @Override
  public void log(Request request, Response response) {
    ObjectNode entry = JSON.createObjectNode();
    entry.put("time", Instant.ofEpochMilli(Request.getTimeStamp(request)).toString());
    entry.put("method", request.getMethod());
    entry.put("path", request.getHttpURI().getPath());
    entry.put("status", response.getStatus());
    entry.put("bytes", Response.getContentBytesWritten(response));
    long nanos = System.nanoTime() - request.getBeginNanoTime();
    entry.put("took_ms", TimeUnit.NANOSECONDS.toMicros(nanos) / 1000.0);
    String trace = request.getHeaders().get("traceparent");
    if (trace != null) {
      entry.put("traceparent", trace);
    }
    try {
      writer.write(entry.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.leat.search.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty refuses before a route is looked for, such as a malformed request line. */
final class JettyProblems extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Problem problem = Problem.of(status, "http-" + status, "HTTP error", detail(status));
    if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
      // Turned away for want of room, or because the server is being stopped.
      response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
    }
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
    response.write(true, ByteBuffer.wrap(JsonAnswers.bytes(problem)), callback);
    return true;
  }

  private static String detail(int status) {
    if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
      return "There is too much to do here just now, or the server is being stopped: come again.";
    }
    return status < 500
        ? "The request could not be read as HTTP."
        : "Something went wrong here, not in your request.";
  }
}

package io.leat.search.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty refuses before a route is looked for, such as a malformed request line. */
final class JettyProblems extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Problem problem =
        Problem.of(
            status,
            "http-" + status,
            "HTTP error",
            status < 500
                ? "The request could not be read as HTTP."
                : "Something went wrong here, not in your request.");
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
    response.write(true, ByteBuffer.wrap(JsonAnswers.bytes(problem)), callback);
    return true;
  }
}

package io.leat.search.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A request's body as text, up to a size. */
final class RequestBody {
  private RequestBody() {}

  /**
   * The body.
   *
   * @param most bytes
   * @throws ProblemException when it is larger, or not UTF-8
   */
  static String text(Context context, int most) {
    byte[] body = bytes(context, most);
    String text = new String(body, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      // Either the sender wrote that very character, or Java put it in the place of what is none.
      checkEncoding(body);
    }
    return text;
  }

  private static byte[] bytes(Context context, int most) {
    if (context.contentLength() > most) {
      throw new ProblemException(tooLarge(most));
    }
    try {
      // One more than may be, for a body that does not say its length.
      byte[] body = context.bodyInputStream().readNBytes(most + 1);
      if (body.length > most) {
        throw new ProblemException(tooLarge(most));
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException("The body of a request ended early", e);
    }
  }

  static Problem tooLarge(int most) {
    return Problem.of(
        413, "body-too-large", "Body too large", "The body must be at most " + most + " bytes.");
  }

  private static void checkEncoding(byte[] body) {
    try {
      var unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
    } catch (CharacterCodingException e) {
      throw new ProblemException(
          Problem.of(
              400, "invalid-encoding", "Invalid encoding", "The body is not UTF-8: write it so."));
    }
  }
}

package io.leat.search.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A request's body, up to a size. */
final class RequestBody {
  /**
   * Bytes of a body that is too large which are read all the same: a server that closes on bytes
   * unread resets the connection, and the sender may never see why.
   */
  private static final long DISCARDED = 64L * 1024 * 1024;

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

  /**
   * The body as it came.
   *
   * @param most bytes
   * @throws ProblemException when it is larger
   */
  static byte[] bytes(Context context, int most) {
    try (InputStream in = context.bodyInputStream()) {
      // One more than may be, for a body that does not say its length.
      byte[] body = in.readNBytes(most + 1);
      if (body.length > most) {
        long unused = in.skip(DISCARDED);
        throw new ProblemException(tooLarge(most));
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException("The body of a request ended early", e);
    }
  }

  private static Problem tooLarge(int most) {
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

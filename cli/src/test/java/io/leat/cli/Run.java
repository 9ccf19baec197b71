package io.leat.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/**
 * What one command line came to.
 *
 * @param code the exit code
 * @param out standard output
 * @param err standard error, without progress
 */
record Run(int code, String out, String err) {

  /** Runs inside this process, as {@code ./leat} would. */
  static Run leat(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    // As picocli's own writers: println flushes, print does not.
    CommandLine program =
        Leat.commandLine()
            .setOut(new PrintWriter(new Unflushed(out), true))
            .setErr(new PrintWriter(err, true));
    int code = program.execute(arguments);
    return new Run(code, out.toString(), err.toString());
  }

  /** Progress goes to the process's own standard error. */
  static String progressOf(Runnable work) {
    PrintStream before = System.err;
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (PrintStream captured = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setErr(captured);
      work.run();
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Loses what is not flushed, as the end of the process does. */
  private static final class Unflushed extends java.io.Writer {
    private final StringWriter end;
    private final StringBuilder waiting = new StringBuilder();

    Unflushed(StringWriter end) {
      this.end = end;
    }

    @Override
    public void write(char[] characters, int offset, int length) {
      waiting.append(characters, offset, length);
    }

    @Override
    public void flush() {
      end.append(waiting);
      waiting.setLength(0);
    }

    @Override
    public void close() {}
  }
}

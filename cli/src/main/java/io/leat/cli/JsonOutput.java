package io.leat.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.UncheckedIOException;
import picocli.CommandLine.Model.CommandSpec;

/** A command's result as one JSON object on standard output, names in snake case. */
final class JsonOutput {
  private static final ObjectWriter WRITER =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .writerWithDefaultPrettyPrinter();

  private JsonOutput() {}

  static void print(CommandSpec command, Object result) {
    try {
      command.commandLine().getOut().println(WRITER.writeValueAsString(result));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}

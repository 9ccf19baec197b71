package io.leat.evaluation.interactions;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/** A gzipped file of pairs that appears when it is whole. */
final class PairsFile implements Closeable {
  private final Path file;
  private final Path unfinished;
  private final BufferedWriter writer;

  PairsFile(Path file) throws IOException {
    this.file = file;
    this.unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
    writer =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(unfinished), 1 << 16),
                StandardCharsets.UTF_8),
            1 << 16);
  }

  void add(int user, int item) throws IOException {
    writer.write(Integer.toString(user));
    writer.write('\t');
    writer.write(Integer.toString(item));
    writer.write('\n');
  }

  void publish() throws IOException {
    writer.close();
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    writer.close();
    Files.deleteIfExists(unfinished);
  }
}

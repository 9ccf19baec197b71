package io.leat.data;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file of lines that appears only when it is finished. Until {@link #publish} it has another name
 * beside; closing without publishing removes it, so that a failed run leaves the earlier file.
 */
public final class FinishedFile implements Closeable {
  private final Path file;
  private final Path unfinished;
  private final BufferedWriter writer;
  private boolean published;

  /** Opens the file for writing, and makes its directory where there is none. */
  public FinishedFile(Path file) {
    this.file = file;
    this.unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      writer = Files.newBufferedWriter(unfinished);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Adds one line; its end is added here. */
  public void add(String line) {
    try {
      writer.write(line);
      writer.write('\n');
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Puts the file in its place, and in that of an earlier one. */
  public void publish() {
    try {
      writer.close();
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      published = true;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void close() {
    try {
      writer.close();
      if (!published) {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private ShopException unwritable(IOException e) {
    return new ShopException("%s cannot be written: %s".formatted(file, FileProblem.describe(e)));
  }
}

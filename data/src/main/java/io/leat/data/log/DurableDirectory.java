package io.leat.data.log;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes what happened to the entries of a directory survive a power cut. */
final class DurableDirectory {
  private DurableDirectory() {}

  /** Makes the directory and those above it where they are missing. */
  static void create(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = directory.toAbsolutePath().getParent();
    if (parent != null) {
      create(parent);
    }
    Files.createDirectory(directory);
    if (parent != null) {
      sync(parent);
    }
  }

  static void sync(Path directory) throws IOException {
    if (File.separatorChar == '\\') {
      // Windows opens no directories; its file systems keep the order of changes.
      return;
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}

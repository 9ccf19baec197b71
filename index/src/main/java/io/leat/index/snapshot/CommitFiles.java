package io.leat.index.snapshot;

import io.leat.index.snapshot.Snapshot.FileEntry;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

/** The files of one shard's commit: listed with sizes and checksums, and compared with a list. */
final class CommitFiles {
  private final Path shard;

  CommitFiles(Path shard) {
    this.shard = shard;
  }

  /**
   * Lists the commit's files by name. Checksums come from the footers that Lucene wrote; the bytes
   * are not read.
   *
   * @param known entries of an earlier commit, taken over: Lucene never rewrites a file
   */
  List<FileEntry> list(String segmentsFile, List<FileEntry> known) throws IOException {
    Map<String, FileEntry> byName =
        known.stream().collect(Collectors.toMap(FileEntry::name, Function.identity()));
    List<FileEntry> entries = new ArrayList<>();
    try (Directory directory = NamedCommit.openDirectory(shard)) {
      for (String name :
          NamedCommit.read(directory, segmentsFile).getFileNames().stream().sorted().toList()) {
        FileEntry entry = byName.get(name);
        entries.add(entry == null ? entry(directory, name) : entry);
      }
    }
    return entries;
  }

  private static FileEntry entry(Directory directory, String name) throws IOException {
    try (IndexInput input = directory.openInput(name, IOContext.READONCE)) {
      return new FileEntry(name, input.length(), hexadecimal(CodecUtil.retrieveChecksum(input)));
    }
  }

  /** Reads every byte; one sentence for each file that is not as listed. */
  List<String> problems(List<FileEntry> entries) throws IOException {
    List<String> problems = new ArrayList<>();
    try (Directory directory = NamedCommit.openDirectory(shard)) {
      for (FileEntry entry : entries) {
        check(directory, entry, problems);
      }
    } catch (NoSuchFileException e) {
      problems.add(shard + " is missing");
    }
    return problems;
  }

  private void check(Directory directory, FileEntry entry, List<String> problems)
      throws IOException {
    Path file = shard.resolve(entry.name());
    try (IndexInput input = directory.openInput(entry.name(), IOContext.READONCE)) {
      if (input.length() != entry.size()) {
        problems.add(
            "%s has %d bytes, published with %d".formatted(file, input.length(), entry.size()));
        return;
      }
      String checksum = hexadecimal(CodecUtil.checksumEntireFile(input));
      if (!checksum.equals(entry.checksum())) {
        problems.add(
            "%s has checksum %s, published with %s".formatted(file, checksum, entry.checksum()));
      }
    } catch (NoSuchFileException | FileNotFoundException e) {
      problems.add(file + " is missing");
    } catch (CorruptIndexException e) {
      problems.add(file + " is damaged: " + e.getMessage());
    }
  }

  private static String hexadecimal(long checksum) {
    return "%08x".formatted(checksum);
  }
}

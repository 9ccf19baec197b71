package io.leat.index.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * One Lucene commit, read by the name of its segments file. Lucene's own way to a commit, listing
 * them all, reads every commit of a directory that may hold over a thousand.
 */
public final class NamedCommit extends IndexCommit {
  private final Directory directory;
  private final SegmentInfos infos;

  private NamedCommit(Directory directory, SegmentInfos infos) {
    this.directory = directory;
    this.infos = infos;
  }

  /**
   * Reads the commit.
   *
   * @throws NoSuchFileException or {@link java.io.FileNotFoundException} when it is not there
   */
  public static NamedCommit read(Directory directory, String segmentsFile) throws IOException {
    return new NamedCommit(directory, SegmentInfos.readCommit(directory, segmentsFile));
  }

  /**
   * A shard's directory. Mapped, because mapped memory is read without a channel: with Lucene's
   * channel-based directory an interrupt that hits one reading thread closes the file under all
   * others.
   */
  public static Directory openDirectory(Path shard) throws IOException {
    if (!Files.isDirectory(shard)) {
      // Lucene would make it, and who reads must not write.
      throw new NoSuchFileException(shard.toString());
    }
    return new MMapDirectory(shard);
  }

  @Override
  public String getSegmentsFileName() {
    return infos.getSegmentsFileName();
  }

  @Override
  public Collection<String> getFileNames() throws IOException {
    return infos.files(true);
  }

  @Override
  public Directory getDirectory() {
    return directory;
  }

  /** Commits are deleted by the writer's deletion policy only. */
  @Override
  public void delete() {
    throw new UnsupportedOperationException("A named commit is for reading");
  }

  @Override
  public boolean isDeleted() {
    return false;
  }

  @Override
  public int getSegmentCount() {
    return infos.size();
  }

  @Override
  public long getGeneration() {
    return infos.getGeneration();
  }

  @Override
  public Map<String, String> getUserData() {
    return infos.getUserData();
  }
}

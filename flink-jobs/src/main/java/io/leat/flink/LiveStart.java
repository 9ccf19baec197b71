package io.leat.flink;

import io.leat.flink.job.CheckpointRefusedException;
import io.leat.flink.job.Checkpoints;
import io.leat.flink.job.WorkDirectory;
import io.leat.index.IndexException;
import io.leat.index.files.DurableFiles;
import io.leat.index.forgotten.ForgottenPeople;
import io.leat.index.snapshot.Snapshot;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * From which position on a live job changes its generation: that of the snapshot at which it began
 * without state. A job that goes on from a checkpoint has to remember it, for snapshots published
 * since may be ahead of the checkpoint.
 *
 * @param directory of the live job, {@code g0007/live}
 */
record LiveStart(Path directory) {

  /**
   * The checkpoint to go on from. None where somebody asked to be forgotten after what the
   * generation has published: the log may name them no more, so that their state would stay.
   */
  Optional<Path> checkpoint(SnapshotStore store, String generation) {
    long published = store.latest(generation).map(Snapshot::watermark).orElse(0L);
    boolean forgottenSince =
        new ForgottenPeople(store.root())
            .list().stream().anyMatch(tombstone -> tombstone.position() > published);
    return forgottenSince ? Optional.empty() : new Checkpoints(checkpoints()).newest();
  }

  /**
   * Puts all checkpoints aside, for whoever wants to look into them: a job that starts without one
   * begins elsewhere, so that none of them may be gone on from later. Must come before {@link
   * #position} writes the new beginning.
   *
   * @return where they are now; what was put aside before is deleted
   */
  Path putAside() {
    Path aside = directory.resolve("refused-checkpoints");
    new WorkDirectory(aside).close();
    try {
      Files.move(checkpoints(), aside, StandardCopyOption.ATOMIC_MOVE);
      return aside;
    } catch (IOException e) {
      throw new IndexException("Cannot move %s to %s: %s".formatted(checkpoints(), aside, e), e);
    }
  }

  private Path checkpoints() {
    return directory.resolve("checkpoints");
  }

  /**
   * The position, remembered for the next start.
   *
   * @param goesOn whether the job goes on from a checkpoint
   * @throws CheckpointRefusedException when it does, and nobody knows any more where it began
   */
  long position(Snapshot latest, boolean goesOn) {
    Path file = directory.resolve("BEGUN");
    try {
      if (goesOn) {
        return read(file);
      }
      DurableFiles files = new DurableFiles();
      files.createDirectories(directory);
      byte[] position = Long.toString(latest.watermark()).getBytes(StandardCharsets.US_ASCII);
      files.replace(file, out -> out.write(position));
      return latest.watermark();
    } catch (IOException e) {
      throw new IndexException("Cannot read or write %s: %s".formatted(file, e), e);
    }
  }

  private static long read(Path file) throws IOException {
    try {
      return Long.parseLong(Files.readString(file).strip());
    } catch (NoSuchFileException | NumberFormatException e) {
      throw new CheckpointRefusedException(
          "%s must hold the position at which the live job began, and does not".formatted(file), e);
    }
  }
}

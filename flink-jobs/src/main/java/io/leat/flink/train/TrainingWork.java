package io.leat.flink.train;

import io.leat.index.IndexException;
import io.leat.index.files.DurableFiles;
import io.leat.index.files.JsonFiles;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What one training job leaves for the next.
 *
 * <pre>
 * work/
 *   training-data   {@link TrainingDataFile}
 *   learnt.json     {@link Learnt}
 *   blocks/         ratings, partitioned
 * </pre>
 *
 * @param directory of this training alone, seen under this path by every task manager and by
 *     whoever starts the jobs; who starts them deletes it
 */
public record TrainingWork(String directory) implements Serializable {

  private TrainingDataFile dataFile() {
    return new TrainingDataFile(Path.of(directory, "training-data"));
  }

  private Path learntFile() {
    return Path.of(directory, "learnt.json");
  }

  Path blocks() {
    return Path.of(directory, "blocks");
  }

  void write(TrainingData data, Learnt learnt) {
    try {
      Files.createDirectories(Path.of(directory));
      dataFile().write(data);
      new JsonFiles(new DurableFiles()).write(learntFile(), learnt);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TrainingData data() {
    try {
      return dataFile().read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TrainingDataFile.Acts acts() {
    try {
      return dataFile().readActs();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Learnt learnt() {
    try {
      return new JsonFiles(new DurableFiles())
          .read(learntFile(), Learnt.class)
          .orElseThrow(() -> new IndexException(learntFile() + " is missing"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

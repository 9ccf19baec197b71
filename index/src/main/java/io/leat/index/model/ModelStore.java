package io.leat.index.model;

import io.leat.core.model.EmbeddingModel;
import io.leat.core.model.ItemVectors;
import java.nio.file.Path;

/** The trained model's files in a generation's {@code model/} directory. */
public final class ModelStore {
  private final Path directory;

  public ModelStore(Path directory) {
    this.directory = directory;
  }

  public Path directory() {
    return directory;
  }

  public void write(EmbeddingModel model, ItemVectors items) {
    throw new UnsupportedOperationException();
  }

  public EmbeddingModel readModel() {
    throw new UnsupportedOperationException();
  }

  public ItemVectors readItemVectors() {
    throw new UnsupportedOperationException();
  }
}

package io.leat.index.model;

import io.leat.core.als.FoldIn;
import io.leat.core.als.ItemFoldIn;
import io.leat.core.content.ContentModel;
import io.leat.core.content.RidgeMap;
import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.SparseRows;
import io.leat.core.model.EmbeddingModel;
import io.leat.core.model.ItemRelations;
import io.leat.core.model.ItemVectors;
import io.leat.core.profile.ForwardDecay;
import io.leat.index.IndexException;
import io.leat.index.files.DurableFiles;
import io.leat.index.files.JsonFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The trained model's files in a generation's {@code model/} directory. */
public final class ModelStore {
  private static final String MANIFEST = "model.json";
  private static final String SQUARES = "squares.f32";
  private static final String PEOPLE = "people.f32";
  private static final String TERMS = "terms.txt";
  private static final String IDF = "idf.f32";
  private static final String PROJECTION = "projection.f32";
  private static final String COLD_START = "cold-start.f32";
  private static final String ITEM_IDS = "item-ids.txt";
  private static final String ITEMS = "items.f32";
  private static final String LIST = "list-";
  private static final String NUMBER = "number-";

  private final Path directory;
  private final DurableFiles files;
  private final JsonFiles json;
  private final ModelFiles binary;

  public ModelStore(Path directory) {
    this(directory, new DurableFiles());
  }

  ModelStore(Path directory, DurableFiles files) {
    this.directory = directory;
    this.files = files;
    this.json = new JsonFiles(files);
    this.binary = new ModelFiles(directory, files);
  }

  public Path directory() {
    return directory;
  }

  /**
   * Writes all. {@code model.json} is taken away first and written last, so that a model is
   * complete or absent.
   *
   * @throws IndexException when the directory cannot be written
   */
  public void write(EmbeddingModel model, ItemVectors items, ItemRelations relations) {
    try {
      files.createDirectories(directory);
      files.delete(directory.resolve(MANIFEST));
      FoldIn foldIn = model.foldIn();
      ContentModel content = model.content();
      List<ModelFile> written = new ArrayList<>();
      written.addAll(
          List.of(
              binary.writeFloats(SQUARES, new DenseRows(foldIn.rank(), 1, foldIn.squares())),
              binary.writeFloats(PEOPLE, model.itemFoldIn().gramian()),
              binary.writeStrings(TERMS, content.terms()),
              binary.writeFloats(IDF, new DenseRows(content.idf().length, 1, content.idf())),
              binary.writeFloats(PROJECTION, content.projection()),
              binary.writeFloats(COLD_START, model.coldStart().weights()),
              binary.writeStrings(ITEM_IDS, items.itemIds()),
              binary.writeFloats(ITEMS, items.factors())));
      for (Map.Entry<String, SparseRows> list : new TreeMap<>(relations.lists()).entrySet()) {
        written.add(binary.writeRows(LIST + list.getKey(), list.getValue()));
      }
      for (Map.Entry<String, float[]> number : new TreeMap<>(relations.numbers()).entrySet()) {
        float[] values = number.getValue();
        written.add(
            binary.writeFloats(NUMBER + number.getKey(), new DenseRows(values.length, 1, values)));
      }
      json.write(
          directory.resolve(MANIFEST),
          new ModelManifest(
              ModelManifest.VERSION,
              foldIn.parameters(),
              foldIn.items(),
              model.itemFoldIn().people(),
              model.itemFoldIn().usual(),
              model.actionWeights(),
              model.decay().halfLifeDays(),
              model.hybrid(),
              model.now(),
              written));
    } catch (IOException e) {
      throw new IndexException("Cannot write the model in " + directory + ": " + e, e);
    }
  }

  /**
   * Eight hexadecimal digits that tell this model from others: the CRC-32 of its manifest, which
   * names its files with their checksums. Vectors of two models compare only if these are the same.
   *
   * @throws IndexException when the manifest cannot be read
   */
  public String version() {
    try {
      CRC32 checksum = new CRC32();
      checksum.update(Files.readAllBytes(directory.resolve(MANIFEST)));
      return "%08x".formatted(checksum.getValue());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Reads the model without the item vectors.
   *
   * @throws IndexException naming the file that is missing, cut short, damaged or of another model
   */
  public EmbeddingModel readModel() {
    try {
      ModelManifest manifest = manifest();
      FoldIn foldIn =
          new FoldIn(manifest.parameters(), floats(manifest, SQUARES).values(), manifest.items());
      ItemFoldIn itemFoldIn =
          new ItemFoldIn(
              manifest.parameters(), floats(manifest, PEOPLE), manifest.people(), manifest.usual());
      ContentModel content =
          new ContentModel(
              binary.readStrings(listed(manifest, TERMS)),
              floats(manifest, IDF).values(),
              floats(manifest, PROJECTION));
      return new EmbeddingModel(
          foldIn,
          itemFoldIn,
          content,
          new RidgeMap(floats(manifest, COLD_START)),
          manifest.hybrid(),
          manifest.actionWeights(),
          new ForwardDecay(manifest.halfLifeDays()),
          manifest.now());
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(e);
    }
  }

  /**
   * Reads the item vectors.
   *
   * @throws IndexException naming the file that is missing, cut short, damaged or of another model
   */
  public ItemVectors readItemVectors() {
    try {
      ModelManifest manifest = manifest();
      return new ItemVectors(
          binary.readStrings(listed(manifest, ITEM_IDS)), floats(manifest, ITEMS));
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(e);
    }
  }

  /**
   * Reads the items' lists and numbers.
   *
   * @throws IndexException naming the file that is missing, cut short, damaged or of another model
   */
  public ItemRelations readItemRelations() {
    try {
      Map<String, SparseRows> lists = new TreeMap<>();
      Map<String, float[]> numbers = new TreeMap<>();
      for (ModelFile file : manifest().files()) {
        if (file.name().startsWith(LIST)) {
          lists.put(file.name().substring(LIST.length()), binary.readRows(file));
        } else if (file.name().startsWith(NUMBER)) {
          numbers.put(file.name().substring(NUMBER.length()), binary.readFloats(file).values());
        }
      }
      return new ItemRelations(lists, numbers);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(e);
    }
  }

  /**
   * Reads every byte of every file: one sentence for each that is not as written. An empty
   * directory has no problem; that nothing was trained is said by who needs the model.
   */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    try {
      if (isEmpty()) {
        return problems;
      }
      for (ModelFile file : manifest().files()) {
        try {
          binary.check(file);
        } catch (IndexException e) {
          problems.add(String.valueOf(e.getMessage()));
        }
      }
    } catch (IndexException e) {
      problems.add(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw unreadable(e);
    }
    return problems;
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  private ModelManifest manifest() throws IOException {
    Path file = directory.resolve(MANIFEST);
    ModelManifest manifest =
        json.read(file, ModelManifest.class)
            .orElseThrow(
                () -> new IndexException(file + " is missing: no model was trained there"));
    if (manifest.version() != ModelManifest.VERSION) {
      throw new IndexException(
          "%s is of version %d, this program reads version %d: train again"
              .formatted(file, manifest.version(), ModelManifest.VERSION));
    }
    return manifest;
  }

  private DenseRows floats(ModelManifest manifest, String name) throws IOException {
    return binary.readFloats(listed(manifest, name));
  }

  private ModelFile listed(ModelManifest manifest, String name) {
    return manifest
        .file(name)
        .orElseThrow(
            () ->
                new IndexException(
                    "%s does not list %s: it is not of this program"
                        .formatted(directory.resolve(MANIFEST), name)));
  }

  /** Files that are each as written, but do not fit one another, are a strange model.json's. */
  private IndexException unreadable(Exception e) {
    return new IndexException(
        "Cannot read the model of %s: %s".formatted(directory.resolve(MANIFEST), e), e);
  }
}

package io.leat.index.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.FoldIn;
import io.leat.core.als.ItemFoldIn;
import io.leat.core.blend.Scale;
import io.leat.core.content.ContentModel;
import io.leat.core.content.RidgeMap;
import io.leat.core.hybrid.HybridModel;
import io.leat.core.hybrid.PartSpec;
import io.leat.core.hybrid.RecommendationBlend;
import io.leat.core.hybrid.RecommendationBlend.WeightedPart;
import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.SparseRows;
import io.leat.core.model.EmbeddingModel;
import io.leat.core.model.ItemRelations;
import io.leat.core.model.ItemVectors;
import io.leat.core.profile.ActionWeights;
import io.leat.core.profile.ForwardDecay;
import io.leat.core.session.SessionKnnParameters;
import io.leat.index.IndexException;
import io.leat.index.TestDocuments;
import io.leat.index.files.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
  private static final int RANK = 6;
  private static final int CONTENT = 3;

  @TempDir Path root;
  private Path directory;
  private ModelStore store;
  private EmbeddingModel model;
  private ItemVectors items;
  private ItemRelations relations;

  @BeforeEach
  void writeOne() {
    directory = root.resolve("g0001").resolve("model");
    store = new ModelStore(directory);
    Random random = new Random(17);
    model = model(random);
    // More floats than one chunk holds.
    items = items(20_000, random);
    relations = relations(random);
    store.write(model, items, relations);
  }

  private static ItemRelations relations(Random random) {
    SparseRows.Builder together = new SparseRows.Builder(20_000, 20_000);
    for (int entry = 0; entry < 60_000; entry++) {
      together.add(random.nextInt(20_000), random.nextInt(20_000), random.nextFloat());
    }
    SparseRows next = new SparseRows.Builder(20_000, 20_000).add(19_999, 0, 0.5f).build();
    return new ItemRelations(
        Map.of("together", together.build(), "next", next),
        Map.of("trend", TestDocuments.vector(20_000, random)));
  }

  private static EmbeddingModel model(Random random) {
    AlsParameters parameters = new AlsParameters(RANK, 5, 0.1, 0.003, 0.5, -9);
    return new EmbeddingModel(
        new FoldIn(parameters, squares(random), 12),
        new ItemFoldIn(parameters, rows(RANK, RANK, random), 34, 5.6),
        new ContentModel(
            List.of("café", "lamp", "plain"), new float[] {1, 2.5f, 3}, rows(3, CONTENT, random)),
        new RidgeMap(rows(CONTENT + 1, RANK, random)),
        HybridModel.POPULARITY,
        new ActionWeights(1, 2, 3, -4, 5.5, -6),
        new ForwardDecay(12.5),
        1_700_000_000L);
  }

  private static float[] squares(Random random) {
    float[] squares = TestDocuments.vector(RANK, random);
    for (int i = 0; i < RANK; i++) {
      squares[i] *= squares[i];
    }
    return squares;
  }

  private static ItemVectors items(int count, Random random) {
    return new ItemVectors(
        IntStream.range(0, count).mapToObj(i -> "ünit\n" + i).toList(), rows(count, RANK, random));
  }

  private static DenseRows rows(int rows, int columns, Random random) {
    return new DenseRows(rows, columns, TestDocuments.vector(rows * columns, random));
  }

  @Test
  void aModelComesBackBitByBit() {
    EmbeddingModel read = new ModelStore(directory).readModel();
    assertThat(read).usingRecursiveComparison().isEqualTo(model);
    ItemVectors readItems = new ModelStore(directory).readItemVectors();
    assertThat(readItems.itemIds()).isEqualTo(items.itemIds());
    assertThat(readItems.factors().values()).containsExactly(items.factors().values());
  }

  @Test
  void floatsAreLittleEndianRows() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(directory.resolve("items.f32")));
    float[] last = items.factors().row(19_999);
    assertThat(bytes.order(ByteOrder.LITTLE_ENDIAN).getFloat((19_999 * RANK + 2) * 4))
        .isEqualTo(last[2]);
  }

  @Test
  void emptyPartsComeBackToo() {
    store.write(model, new ItemVectors(List.of(), DenseRows.zeros(0, RANK)), ItemRelations.NONE);
    assertThat(store.readItemVectors().itemIds()).isEmpty();
    assertThat(store.readItemVectors().factors().columns()).isEqualTo(RANK);
  }

  @Test
  void noModelIsSaidSo() {
    assertThatThrownBy(() -> new ModelStore(root.resolve("none")).readModel())
        .isInstanceOf(IndexException.class)
        .hasMessageContainingAll(root.resolve("none").toString(), "model.json is missing");
  }

  @Test
  void everyDamageOfEveryFileIsNamed() throws IOException {
    for (String name :
        List.of(
            "squares.f32",
            "people.f32",
            "terms.txt",
            "idf.f32",
            "projection.f32",
            "cold-start.f32")) {
      damageAndRead(name, ModelStore::readModel);
    }
    damageAndRead("item-ids.txt", ModelStore::readItemVectors);
    damageAndRead("items.f32", ModelStore::readItemVectors);
    damageAndRead("list-together", ModelStore::readItemRelations);
    damageAndRead("list-next", ModelStore::readItemRelations);
    damageAndRead("number-trend", ModelStore::readItemRelations);
  }

  @Test
  void damagedListsAreFoundByTheCheckToo() throws IOException {
    Path file = directory.resolve("list-together");
    byte[] bytes = Files.readAllBytes(file);
    bytes[5] ^= 1;
    Files.write(file, bytes);
    assertThat(store.problems()).singleElement().asString().contains(file + " is damaged");
  }

  @Test
  void listsAndNumbersComeBackBitByBit() {
    ItemRelations read = new ModelStore(directory).readItemRelations();
    assertThat(read.lists()).containsOnlyKeys("together", "next");
    assertThat(read.numbers()).containsOnlyKeys("trend");
    assertThat(read).usingRecursiveComparison().isEqualTo(relations);
    // The newest model's alone.
    store.write(model, items, ItemRelations.NONE);
    assertThat(store.readItemRelations().lists()).isEmpty();
    assertThat(store.readItemRelations().numbers()).isEmpty();
  }

  @Test
  void aLearntHybridComesBack() {
    PartSpec list = new PartSpec("lately", PartSpec.Kind.LIST, "next", 0.3, 8, Scale.SQRT_MAX);
    PartSpec votes = new PartSpec("votes", PartSpec.Kind.SESSIONS, "votes", 1, 10, Scale.MAX);
    HybridModel hybrid =
        new HybridModel(
            new RecommendationBlend(
                List.of(new WeightedPart(votes, 0.75), new WeightedPart(list, 0.25))),
            new RecommendationBlend(List.of(new WeightedPart(list, 1))),
            new RecommendationBlend(List.of(new WeightedPart(list, 1))),
            Map.of("votes", SessionKnnParameters.SHARP));
    EmbeddingModel learnt =
        new EmbeddingModel(
            model.foldIn(),
            model.itemFoldIn(),
            model.content(),
            model.coldStart(),
            hybrid,
            model.actionWeights(),
            model.decay(),
            model.now());
    store.write(learnt, items, relations);
    assertThat(new ModelStore(directory).readModel().hybrid()).isEqualTo(hybrid);
  }

  private void damageAndRead(String name, Function<ModelStore, ? extends Object> reading)
      throws IOException {
    Path file = directory.resolve(name);
    byte[] sound = Files.readAllBytes(file);
    Files.delete(file);
    refuses(reading, file + " is missing");
    Files.write(file, Arrays.copyOf(sound, sound.length - 1));
    refuses(reading, file + " has " + (sound.length - 1) + " bytes");
    Files.write(file, Arrays.copyOf(sound, sound.length + 4));
    refuses(reading, file + " has " + (sound.length + 4) + " bytes");
    for (int position : new int[] {0, 1, sound.length / 2, sound.length - 1}) {
      byte[] damaged = Arrays.copyOf(sound, sound.length);
      damaged[position] ^= 0x41;
      Files.write(file, damaged);
      refuses(reading, file + " is damaged");
    }
    Files.write(file, sound);
    assertThat(reading.apply(store)).as("sound again").isNotNull();
  }

  private void refuses(Function<ModelStore, ? extends Object> reading, String message) {
    assertThatThrownBy(() -> reading.apply(store))
        .as(message)
        .isInstanceOf(IndexException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aForeignFileIsNamed() throws IOException {
    Path manifest = directory.resolve("model.json");
    String sound = Files.readString(manifest);
    Files.writeString(manifest, "{\"hello\": 1}");
    refuses(ModelStore::readModel, "model.json is damaged or not of this program");
    Files.writeString(manifest, sound.replace("\"version\" : 5", "\"version\" : 4"));
    refuses(ModelStore::readModel, "version 4, this program reads version 5");
    Files.writeString(manifest, sound.replace("idf.f32", "other.f32"));
    refuses(ModelStore::readModel, "does not list idf.f32");
    Files.writeString(manifest, sound.replace("\"rank\" : 6", "\"rank\" : 7"));
    refuses(ModelStore::readModel, "model.json");
  }

  @Test
  void aCrashLeavesAWholeModelOrNone() {
    List<String> targets = new ArrayList<>();
    DurableFiles recording =
        new DurableFiles() {
          @Override
          protected void before(Step step, Path target) {
            targets.add(target.getFileName().toString());
          }
        };
    new ModelStore(directory, recording).write(model, items, ItemRelations.NONE);
    int steps = targets.size();
    assertThat(targets.getLast()).isEqualTo("model.json");
    for (int i = 0; i < steps; i++) {
      int crash = i;
      new ModelStore(directory).write(model, items, ItemRelations.NONE);
      EmbeddingModel other = model(new Random(crash));
      ItemVectors otherItems = items(5, new Random(crash));
      assertThatThrownBy(
              () ->
                  new ModelStore(directory, crashingAt(crash))
                      .write(other, otherItems, ItemRelations.NONE))
          .hasRootCauseMessage("crash");
      boolean written = crash == steps - 1;
      if (written) {
        assertThat(store.readModel()).usingRecursiveComparison().isEqualTo(other);
        assertThat(store.readItemVectors().itemIds()).hasSize(5);
      } else {
        refuses(ModelStore::readModel, "model.json is missing");
      }
    }
  }

  private static DurableFiles crashingAt(int crash) {
    return new DurableFiles() {
      private int step;

      @Override
      protected void before(Step ignored, Path target) throws IOException {
        if (step++ == crash) {
          throw new IOException("crash");
        }
      }
    };
  }
}

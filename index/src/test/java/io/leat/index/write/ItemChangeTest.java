package io.leat.index.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.core.together.BoughtTogether;
import io.leat.index.IndexException;
import io.leat.index.IndexName;
import io.leat.index.TestDocuments;
import io.leat.index.document.BoughtTogetherLists;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.ItemChange;
import io.leat.index.document.ItemDocument;
import io.leat.index.document.ItemFields;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.NamedCommit;
import io.leat.index.snapshot.ShardCommit;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of items in place: seen like any other, and nothing else is written for them. */
class ItemChangeTest {
  private static final List<BoughtTogether> BULBS =
      List.of(new BoughtTogether("bulb", 12, 30.5f, 4), new BoughtTogether("shade", 3, 11, 2.5f));

  @TempDir Path root;
  private SnapshotStore store;
  private GenerationInfo generation;

  @BeforeEach
  void createGeneration() {
    store = new SnapshotStore(root);
    generation = store.createGeneration(1, TestDocuments.RANK, TestDocuments.CONTENT_DIMENSION);
  }

  /** What of an item changes in place, as a reader finds it. */
  private record Changeable(
      @Nullable Double price,
      boolean inStock,
      @Nullable Double popularity,
      @Nullable Double trend,
      @Nullable Double rise,
      List<BoughtTogether> boughtTogether) {

    static Changeable of(ItemDocument item) {
      return new Changeable(
          item.price(),
          item.inStock(),
          item.popularity(),
          item.trend(),
          item.rise(),
          item.boughtTogether());
    }

    Changeable after(ItemChange change) {
      return new Changeable(
          change.price() == null ? price : change.price().value(),
          change.inStock() == null ? inStock : change.inStock(),
          change.popularity() == null ? popularity : change.popularity(),
          change.trend() == null ? trend : change.trend(),
          change.rise() == null ? rise : change.rise(),
          change.boughtTogether() == null ? boughtTogether : change.boughtTogether());
    }
  }

  private interface Reading<T> {
    T of(DirectoryReader reader) throws IOException;
  }

  private <T> T reading(ShardCommit commit, Reading<T> reading) {
    try (Directory directory =
            NamedCommit.openDirectory(store.shardDirectory(generation.name(), IndexName.ITEMS, 0));
        DirectoryReader reader =
            DirectoryReader.open(NamedCommit.read(directory, commit.segmentsFile()))) {
      return reading.of(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Changeable> items(ShardCommit commit) {
    return reading(
        commit,
        reader -> {
          Map<String, Changeable> items = new TreeMap<>();
          for (LeafReaderContext leaf : reader.leaves()) {
            addItems(leaf.reader(), items);
          }
          return items;
        });
  }

  private static void addItems(LeafReader leaf, Map<String, Changeable> items) throws IOException {
    SortedDocValues ids = DocValues.getSorted(leaf, ItemFields.ITEM_ID);
    for (int doc = 0; doc < leaf.maxDoc(); doc++) {
      if (leaf.getLiveDocs() == null || leaf.getLiveDocs().get(doc)) {
        assertThat(ids.advanceExact(doc)).isTrue();
        Long inStock = number(leaf, ItemFields.IN_STOCK, doc);
        items.put(
            ids.lookupOrd(ids.ordValue()).utf8ToString(),
            new Changeable(
                real(leaf, ItemFields.PRICE, doc),
                inStock != null && inStock == 1,
                real(leaf, ItemFields.POPULARITY, doc),
                real(leaf, ItemFields.TREND, doc),
                real(leaf, ItemFields.RISE, doc),
                BoughtTogetherLists.read(leaf, doc)));
      }
    }
  }

  private static @Nullable Long number(LeafReader leaf, String field, int doc) throws IOException {
    NumericDocValues values = DocValues.getNumeric(leaf, field);
    return values.advanceExact(doc) ? values.longValue() : null;
  }

  private static @Nullable Double real(LeafReader leaf, String field, int doc) throws IOException {
    Long number = number(leaf, field, doc);
    return number == null ? null : NumericUtils.sortableLongToDouble(number);
  }

  private ShardWriter create() {
    return ShardWriter.create(store, generation, IndexName.ITEMS, 0);
  }

  @Test
  void whatIsChangedIsSeenAfterTheCommitAndTheRestStays() {
    ItemDocument lamp = TestDocuments.item("lamp", "Lamp");
    ItemDocument other = TestDocuments.item("other", "Lamp too");
    try (ShardWriter writer = create()) {
      writer.apply(IndexUpdate.upsert(lamp));
      writer.apply(IndexUpdate.upsert(other));
      ShardCommit before = writer.commit(1);
      ItemChange change =
          ItemChange.of("lamp").withPrice(7.5).withInStock(false).withBoughtTogether(BULBS);
      writer.apply(IndexUpdate.change(change));
      ShardCommit after = writer.commit(2);
      assertThat(items(after))
          .containsEntry("lamp", Changeable.of(lamp).after(change))
          .containsEntry("other", Changeable.of(other));
      assertThat(items(before)).containsEntry("lamp", Changeable.of(lamp));

      writer.apply(IndexUpdate.change(ItemChange.of("lamp").withDemand(3, 4, -5)));
      writer.apply(IndexUpdate.change(ItemChange.of("lamp")));
      assertThat(items(writer.commit(3)))
          .containsEntry("lamp", new Changeable(7.5, false, 3.0, 4.0, -5.0, BULBS));
    }
  }

  @Test
  void aPriceCanBecomeUnknownAndBeSetWhereNoItemHadOne() {
    ItemDocument priceless = withoutPrice("priceless");
    try (ShardWriter writer = create()) {
      writer.apply(IndexUpdate.upsert(priceless));
      writer.commit(1);
      writer.apply(IndexUpdate.change(ItemChange.of("priceless").withPrice(0.0)));
      assertThat(items(writer.commit(2)).get("priceless"))
          .extracting(Changeable::price)
          .isEqualTo(0.0);
      writer.apply(
          IndexUpdate.change(ItemChange.of("priceless").withPrice(null).withInStock(false)));
      ShardCommit unknown = writer.commit(3);
      assertThat(items(unknown))
          .containsEntry(
              "priceless", Changeable.of(priceless).after(ItemChange.of("").withInStock(false)));
      writer.apply(IndexUpdate.change(ItemChange.of("priceless").withBoughtTogether(BULBS)));
      writer.apply(IndexUpdate.change(ItemChange.of("priceless").withBoughtTogether(List.of())));
      assertThat(items(writer.commit(4))).isEqualTo(items(unknown));
    }
  }

  private static ItemDocument withoutPrice(String itemId) {
    Random random = new Random(1);
    ItemDocument item = TestDocuments.randomItem(itemId, random);
    while (item.price() != null) {
      item = TestDocuments.randomItem(itemId, random);
    }
    return item;
  }

  @Test
  void nothingElseIsWrittenAgain() {
    try (ShardWriter writer = create()) {
      for (int i = 0; i < 50; i++) {
        writer.apply(IndexUpdate.upsert(TestDocuments.item("lamp-" + i, "Lamp")));
      }
      ShardCommit before = writer.commit(1);
      for (int i = 0; i < 50; i++) {
        writer.apply(IndexUpdate.change(ItemChange.of("lamp-" + i).withPrice(i + 0.5)));
      }
      ShardCommit after = writer.commit(2);
      assertThat(after.segmentsFile()).isNotEqualTo(before.segmentsFile());
      assertThat(cores(after)).isEqualTo(cores(before));
    }
  }

  /** The files with text, vectors and stored records, by segment; deletions and columns aside. */
  private List<String> cores(ShardCommit commit) {
    return reading(
        commit,
        reader ->
            reader.leaves().stream()
                .map(leaf -> ((SegmentReader) leaf.reader()).getSegmentInfo())
                .map(segment -> segment.info.files() + " deleted " + segment.getDelCount())
                .toList());
  }

  @Test
  void aChangeOfWhatTheIndexHasNotComesToNothing() {
    try (ShardWriter writer = create()) {
      writer.apply(IndexUpdate.upsert(TestDocuments.item("lamp", "Lamp")));
      ShardCommit before = writer.commit(1);
      writer.apply(IndexUpdate.change(ItemChange.of("unknown").withPrice(1.0)));
      writer.apply(IndexUpdate.change(ItemChange.of("lamp")));
      assertThat(items(writer.commit(2))).isEqualTo(items(before));
    }
  }

  @Test
  void aChangeThatCannotBeIsRefusedByName() {
    try (ShardWriter writer = create()) {
      for (ItemChange broken :
          List.of(
              ItemChange.of("lamp").withPrice(-1.0),
              ItemChange.of("lamp").withDemand(Double.NaN, 0, 0),
              ItemChange.of("lamp")
                  .withBoughtTogether(List.of(new BoughtTogether("bulb", 1, Float.NaN, 1))))) {
        assertThatThrownBy(() -> writer.apply(IndexUpdate.change(broken)))
            .isInstanceOf(IndexException.class)
            .hasMessageContaining("item 'lamp'");
      }
      writer.commit(1);
    }
  }

  /** Merges, deletions, replacements and restarts between changes, against a map. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void changesOutliveMergesAndRestarts(long seed) {
    Random random = new Random(seed);
    Map<String, Changeable> expected = new HashMap<>();
    ShardWriter writer = create();
    try {
      for (int step = 0; step < 600; step++) {
        String id = "item-" + random.nextInt(30);
        int action = random.nextInt(100);
        if (action < 30) {
          ItemDocument item = TestDocuments.randomItem(id, random);
          writer.apply(IndexUpdate.upsert(item));
          expected.put(id, Changeable.of(item));
        } else if (action < 35) {
          writer.apply(IndexUpdate.delete(IndexName.ITEMS, id));
          expected.remove(id);
        } else if (action < 85) {
          ItemChange change = randomChange(id, random);
          writer.apply(IndexUpdate.change(change));
          expected.computeIfPresent(id, (same, item) -> item.after(change));
        } else if (action < 95) {
          assertThat(items(writer.commit(step))).as("seed %d", seed).isEqualTo(expected);
        } else if (action < 97) {
          writer.forceMerge(1);
        } else {
          ShardCommit commit = writer.commit(step);
          writer.close();
          writer = ShardWriter.resume(store, generation, commit);
        }
      }
      writer.forceMerge(1);
      assertThat(items(writer.commit(600))).as("seed %d", seed).isEqualTo(expected);
    } finally {
      writer.close();
    }
  }

  private static ItemChange randomChange(String id, Random random) {
    ItemChange change = ItemChange.of(id);
    if (random.nextBoolean()) {
      change = change.withPrice(random.nextInt(3) == 0 ? null : random.nextDouble() * 50);
    }
    if (random.nextBoolean()) {
      change = change.withInStock(random.nextBoolean());
    }
    if (random.nextInt(3) == 0) {
      change = change.withDemand(random.nextDouble(), random.nextDouble(), random.nextGaussian());
    }
    if (random.nextInt(3) == 0) {
      change = change.withBoughtTogether(BULBS.subList(0, random.nextInt(3)));
    }
    return change;
  }
}

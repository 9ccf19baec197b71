package io.leat.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.index.IndexException;
import io.leat.index.IndexName;
import io.leat.index.TestDocuments;
import io.leat.index.TestGeneration;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.ItemDocument;
import io.leat.index.document.ItemFields;
import io.leat.index.document.UserDocument;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotSearcherManagerTest {
  @TempDir Path root;
  private SnapshotStore store;

  @BeforeEach
  void openStore() {
    store = new SnapshotStore(root);
  }

  private static IndexUpdate item(String id) {
    return IndexUpdate.upsert(TestDocuments.item(id, "Brass lamp"));
  }

  private static <T> T with(SnapshotSearcherManager manager, Function<ServingSnapshot, T> query) {
    ServingSnapshot snapshot = manager.acquire();
    try {
      return query.apply(snapshot);
    } finally {
      manager.release(snapshot);
    }
  }

  private static int count(SnapshotSearcherManager manager) {
    return with(manager, SnapshotSearcherManagerTest::count);
  }

  private static int count(ServingSnapshot snapshot) {
    try {
      return snapshot.items().count(new TermQuery(new Term(ItemFields.TITLE, "lamp")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void nothingPromotedIsSaidSo() {
    assertThatThrownBy(() -> SnapshotSearcherManager.open(store))
        .isInstanceOf(IndexException.class)
        .hasMessageContainingAll("Nothing is promoted", root.toString());
  }

  @Test
  void followsPublicationsPromotionsAndRollbacks() {
    try (TestGeneration first = new TestGeneration(store, 2)) {
      first.apply(item("a")).publish();
      store.promote(first.name());
      try (SnapshotSearcherManager manager = SnapshotSearcherManager.open(store);
          TestGeneration second = new TestGeneration(store, 3)) {
        assertThat(count(manager)).isEqualTo(1);
        assertThat(manager.maybeRefresh()).as("nothing new").isFalse();
        first.apply(item("b"));
        first.stage();
        assertThat(manager.maybeRefresh()).as("staged is not published").isFalse();
        first.publish();
        assertThat(manager.maybeRefresh()).isTrue();
        assertThat(count(manager)).isEqualTo(2);
        second.apply(item("c"), item("d"), item("e")).publish();
        assertThat(manager.maybeRefresh()).as("published is not promoted").isFalse();
        store.promote(second.name());
        assertThat(manager.maybeRefresh()).isTrue();
        assertThat(count(manager)).isEqualTo(3);
        assertThat(SnapshotSearcherManagerTest.<String>with(manager, s -> s.generation().name()))
            .isEqualTo("g0002");
        store.rollback();
        assertThat(manager.maybeRefresh()).isTrue();
        assertThat(count(manager)).isEqualTo(2);
        assertThat(manager.lastFailure()).isEmpty();
      }
    }
  }

  @Test
  void aQuerySeesOneSnapshotFromBeginningToEnd() {
    try (TestGeneration generation = new TestGeneration(store, 1)) {
      generation.apply(item("a")).publish();
      store.promote(generation.name());
      SnapshotSearcherManager manager = SnapshotSearcherManager.open(store);
      ServingSnapshot held = manager.acquire();
      generation.apply(IndexUpdate.delete(IndexName.ITEMS, "a"), item("b"), item("c")).publish();
      assertThat(manager.maybeRefresh()).isTrue();
      assertThat(count(held)).isEqualTo(1);
      assertThat(held.itemDoc("a")).isNotNegative();
      assertThat(held.number()).isEqualTo(1);
      assertThat(count(manager)).isEqualTo(2);
      assertThat(SnapshotSearcherManagerTest.<Integer>with(manager, s -> s.itemDoc("a")))
          .isEqualTo(-1);
      manager.close();
      assertThat(count(held)).as("held beyond the end").isEqualTo(1);
      manager.release(held);
      assertThat(held.references()).isZero();
      assertThatThrownBy(() -> count(held)).isInstanceOf(AlreadyClosedException.class);
      assertThatThrownBy(manager::acquire).isInstanceOf(AlreadyClosedException.class);
    }
  }

  @Test
  void refreshingOpensOnlyNewSegmentsAndKeepsTheModel() {
    try (TestGeneration generation = new TestGeneration(store, 2)) {
      generation.apply(item("a"), item("b"), item("c"), item("d")).publish();
      store.promote(generation.name());
      try (SnapshotSearcherManager manager = SnapshotSearcherManager.open(store)) {
        ServingSnapshot before = manager.acquire();
        generation.apply(item("e")).publish();
        manager.maybeRefresh();
        ServingSnapshot after = manager.acquire();
        assertThat(segmentCores(after)).containsAll(segmentCores(before));
        assertThat(after.model()).isSameAs(before.model());
        manager.release(before);
        assertThat(count(after)).isEqualTo(5);
        manager.release(after);
      }
    }
  }

  private static Set<Object> segmentCores(ServingSnapshot snapshot) {
    Set<Object> cores = new HashSet<>();
    for (LeafReaderContext leaf : snapshot.items().getIndexReader().leaves()) {
      cores.add(((SegmentReader) leaf.reader()).getCoreCacheHelper().getKey());
    }
    return cores;
  }

  @Test
  void fetchesPeopleItemsAndVectors() {
    long seed = 5;
    Random random = new Random(seed);
    Map<String, UserDocument> people = new HashMap<>();
    Map<String, ItemDocument> items = new HashMap<>();
    try (TestGeneration generation = new TestGeneration(store, 3)) {
      for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 60; i++) {
          UserDocument user = TestDocuments.randomUser("user-" + random.nextInt(80), random);
          people.put(user.userId(), user);
          ItemDocument item = TestDocuments.randomItem("item-" + random.nextInt(80), random);
          items.put(item.itemId(), item);
          generation.apply(IndexUpdate.upsert(user), IndexUpdate.upsert(item));
        }
        generation.publish();
      }
      store.promote(generation.name());
      try (SnapshotSearcherManager manager = SnapshotSearcherManager.open(store)) {
        ServingSnapshot snapshot = manager.acquire();
        assertThat(snapshot.userCount()).isEqualTo(people.size());
        for (int i = 0; i < 80; i++) {
          checkUser(snapshot, people, "user-" + i, seed);
          checkItem(snapshot, items, "item-" + i, seed);
        }
        manager.release(snapshot);
      }
    }
  }

  private static void checkUser(
      ServingSnapshot snapshot, Map<String, UserDocument> people, String id, long seed) {
    UserDocument expected = people.get(id);
    if (expected == null) {
      assertThat(snapshot.user(id)).as("%s, seed %d", id, seed).isEmpty();
      return;
    }
    UserDocument found = snapshot.user(id).orElseThrow();
    assertThat(found.userId()).isEqualTo(id);
    assertThat(found.interest()).as("%s, seed %d", id, seed).containsExactly(expected.interest());
    assertThat(found.profile()).as("%s, seed %d", id, seed).isEqualTo(expected.profile());
    assertThat(found.position()).as("%s, seed %d", id, seed).isEqualTo(expected.position());
    assertThat(found.personalisation())
        .as("%s, seed %d", id, seed)
        .isEqualTo(expected.personalisation());
  }

  private static void checkItem(
      ServingSnapshot snapshot, Map<String, ItemDocument> items, String id, long seed) {
    ItemDocument expected = items.get(id);
    int doc = snapshot.itemDoc(id);
    if (expected == null) {
      assertThat(doc).as("%s, seed %d", id, seed).isEqualTo(-1);
      return;
    }
    assertThat(snapshot.vector(doc, ItemFields.EMBEDDING))
        .as("%s, seed %d", id, seed)
        .containsExactly(expected.embedding());
    boolean hasContent = expected.content()[0] != 0;
    if (hasContent) {
      assertThat(snapshot.vector(doc, ItemFields.CONTENT)).containsExactly(expected.content());
    } else {
      assertThat(snapshot.vector(doc, ItemFields.CONTENT)).as("%s, seed %d", id, seed).isNull();
    }
    assertThat(snapshot.vector(doc, "no such field")).isNull();
  }

  @Test
  void whatCannotBeOpenedIsNotServed() throws IOException {
    try (TestGeneration first = new TestGeneration(store, 1);
        TestGeneration second = new TestGeneration(store, 1)) {
      first.apply(item("a")).publish();
      second.apply(item("b"), item("c")).publish();
      store.promote(first.name());
      try (SnapshotSearcherManager manager = SnapshotSearcherManager.open(store)) {
        Path model = store.modelDirectory(second.name()).resolve("idf.f32");
        byte[] content = Files.readAllBytes(model);
        Files.delete(model);
        store.promote(second.name());
        assertThat(manager.maybeRefresh()).isFalse();
        assertThat(manager.lastFailure().orElseThrow())
            .isInstanceOf(IndexException.class)
            .hasMessageContaining("idf.f32 is missing");
        assertThat(count(manager)).as("the old one still serves").isEqualTo(1);
        assertThatThrownBy(() -> SnapshotSearcherManager.open(store))
            .isInstanceOf(IndexException.class)
            .hasMessageContaining("idf.f32");
        Files.write(model, content);
        assertThat(manager.maybeRefresh()).isTrue();
        assertThat(manager.lastFailure()).isEmpty();
        assertThat(count(manager)).isEqualTo(2);
      }
    }
  }

  @Test
  void whoStartsServesTheNewestSnapshotThatCanBeOpened() throws IOException {
    try (TestGeneration generation = new TestGeneration(store, 1)) {
      generation.apply(item("a")).publish();
      generation.apply(item("b")).publish();
      store.promote(generation.name());
      Path segments =
          store
              .shardDirectory(generation.name(), IndexName.ITEMS, 0)
              .resolve(
                  store
                      .latest(generation.name())
                      .orElseThrow()
                      .shard(IndexName.ITEMS, 0)
                      .segmentsFile());
      byte[] content = Files.readAllBytes(segments);
      Files.write(segments, Arrays.copyOf(content, content.length / 2));
      try (SnapshotSearcherManager manager = SnapshotSearcherManager.open(store)) {
        assertThat(count(manager)).isEqualTo(1);
        assertThat(manager.lastFailure().orElseThrow())
            .hasMessageContainingAll("snapshot 2 of g0001", segments.getFileName().toString());
        assertThat(manager.maybeRefresh()).as("damaged still").isFalse();
        Files.write(segments, content);
        assertThat(manager.maybeRefresh()).isTrue();
        assertThat(count(manager)).isEqualTo(2);
        assertThat(manager.lastFailure()).isEmpty();
      }
    }
  }

  @Test
  void aMissingShardFileIsNamed() throws IOException {
    try (TestGeneration generation = new TestGeneration(store, 1)) {
      generation.apply(item("a")).publish();
      store.promote(generation.name());
      Path segments =
          store
              .shardDirectory(generation.name(), IndexName.ITEMS, 0)
              .resolve(
                  store
                      .latest(generation.name())
                      .orElseThrow()
                      .shard(IndexName.ITEMS, 0)
                      .segmentsFile());
      Files.delete(segments);
      assertThatThrownBy(() -> SnapshotSearcherManager.open(store))
          .isInstanceOf(IndexException.class)
          .hasMessageContainingAll(
              "snapshot 1 of g0001", segments.getFileName().toString(), "verify");
    }
  }

  @Test
  void anotherSchemaVersionIsRefused() throws IOException {
    try (TestGeneration generation = new TestGeneration(store, 1)) {
      generation.apply(item("a")).publish();
      store.promote(generation.name());
      Path file = store.generationDirectory(generation.name()).resolve("generation.json");
      Files.writeString(
          file,
          Files.readString(file)
              .replaceFirst("\"schemaVersion\" : \\d+", "\"schemaVersion\" : 99"));
      assertThatThrownBy(() -> SnapshotSearcherManager.open(store))
          .isInstanceOf(IndexException.class)
          .hasMessageContainingAll("g0001", "99", "rebuild");
    }
  }
}

package io.leat.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.index.IndexName;
import io.leat.index.TestDocuments;
import io.leat.index.TestGeneration;
import io.leat.index.document.IndexUpdate;
import io.leat.index.search.GenerationCheck.Expected;
import io.leat.index.search.GenerationCheck.Probe;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationCheckTest {
  private static final List<String> IDS =
      IntStream.range(0, 30).mapToObj(i -> "item-" + i).toList();

  @TempDir Path root;
  private SnapshotStore store;
  private TestGeneration generation;

  @BeforeEach
  void build() {
    store = new SnapshotStore(root);
    generation = new TestGeneration(store, 2);
    Random random = new Random(3);
    for (String id : IDS) {
      generation.apply(IndexUpdate.upsert(TestDocuments.item(id, "Brass Lamps " + id)));
    }
    generation.apply(
        IndexUpdate.upsert(TestDocuments.randomUser("ann", random)),
        IndexUpdate.upsert(TestDocuments.randomUser("bob", random)));
  }

  @AfterEach
  void closeWriters() {
    generation.close();
  }

  private List<String> problems(List<String> ids, long users, Probe... probes) {
    return new GenerationCheck(store)
        .problems(generation.name(), new Expected(ids, users, List.of(probes)));
  }

  @Test
  void aWholeGenerationPasses() {
    generation.publish();
    generation.apply(IndexUpdate.upsert(TestDocuments.item("item-3", "Brass Lamps anew")));
    generation.publish();
    assertThat(
            problems(
                IDS.reversed(),
                2,
                new Probe("item-3", "Lamp anew"),
                new Probe("item-4", "BRASS lamps"),
                new Probe("item-5", "!!!")))
        .isEmpty();
  }

  @Test
  void aTitleThatDoesNotFindItsItemIsNamed() {
    generation.publish();
    assertThat(problems(IDS, 2, new Probe("item-4", "The brass lamp")))
        .containsExactly(
            "The word 'the' does not find item 'item-4', which is called 'The brass lamp'");
  }

  @Test
  void missingItemsAreNamed() {
    generation.apply(
        IndexUpdate.delete(IndexName.ITEMS, "item-3"),
        IndexUpdate.delete(IndexName.ITEMS, "item-7"));
    generation.publish();
    assertThat(problems(IDS, 2, new Probe("item-7", "Lamp")))
        .containsExactly(
            "28 items are indexed, 30 expected; missing: 'item-3', 'item-7'",
            "Item 'item-7' is not found by its id, so not by its title either");
  }

  @Test
  void oneItemInPlaceOfAnotherIsNoticed() {
    generation.apply(
        IndexUpdate.delete(IndexName.ITEMS, "item-3"),
        IndexUpdate.upsert(TestDocuments.item("stranger", "Lamp")));
    generation.publish();
    assertThat(problems(IDS, 2))
        .containsExactly("30 items are indexed, 30 expected; missing: 'item-3'");
  }

  @Test
  void surplusItemsAndMissingPeopleAreCounted() {
    generation.publish();
    assertThat(problems(IDS.subList(0, 29), 3))
        .containsExactly(
            "30 items are indexed, 29 expected; missing: none", "2 users are indexed, 3 expected");
  }

  @Test
  void anUnpublishedOrBrokenGenerationHasAProblem() throws IOException {
    assertThat(problems(IDS, 2)).containsExactly("g0001 has no published snapshot");
    generation.publish();
    Files.delete(store.modelDirectory("g0001").resolve("model.json"));
    assertThat(problems(IDS, 2))
        .hasSize(1)
        .allSatisfy(problem -> assertThat(problem).contains("model.json is missing"));
  }

  @Test
  void manyProblemsAreCounted() {
    Problems problems = new Problems();
    for (int i = 0; i < 30; i++) {
      problems.add("problem " + i);
    }
    assertThat(problems.list()).hasSize(21).endsWith("and 10 more");
  }
}

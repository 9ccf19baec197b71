package io.leat.flink.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.FoldIn;
import io.leat.core.als.ItemFoldIn;
import io.leat.core.als.PrincipalAxes;
import io.leat.core.content.ContentModel;
import io.leat.core.content.ContentParameters;
import io.leat.core.content.RidgeMap;
import io.leat.core.hybrid.HybridModel;
import io.leat.core.matrix.DenseRows;
import io.leat.core.model.EmbeddingModel;
import io.leat.core.model.ItemRelations;
import io.leat.core.model.ItemVectors;
import io.leat.core.profile.Action;
import io.leat.core.profile.ActionWeights;
import io.leat.core.profile.ForwardDecay;
import io.leat.core.together.BoughtTogether;
import io.leat.data.ItemPatch;
import io.leat.flink.KeyedHarness;
import io.leat.flink.events.Emission;
import io.leat.flink.events.Interaction;
import io.leat.flink.source.SourceLine;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.ItemChange;
import io.leat.index.document.ItemDocument;
import io.leat.index.model.ModelStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vectors of items that came after training, in the job that never ends. */
final class NewItemVectorsTest {
  private static final long BEGUN = 1_000;
  private static final float[] TO_THE_LEFT = {1, 0};
  private static final float[] TO_THE_RIGHT = {0, 1};

  @TempDir private Path directory;

  @BeforeEach
  void train() {
    AlsParameters parameters = new AlsParameters(2, 1, 0.1, 0.1, 1, 1);
    PrincipalAxes axes = PrincipalAxes.of(DenseRows.of(2, new float[] {1, 0}));
    new ModelStore(directory)
        .write(
            new EmbeddingModel(
                FoldIn.of(axes, parameters),
                new ItemFoldIn(parameters, new DenseRows(2, 2, new float[] {10, 0, 0, 10}), 20, 4),
                ContentModel.fit(
                    List.of(List.of("lamp"), List.of("mug")), new ContentParameters(2, 10, 1, 1)),
                new RidgeMap(DenseRows.of(2, new float[2], new float[2], new float[] {0.2f, 0.2f})),
                HybridModel.POPULARITY,
                ActionWeights.DEFAULT,
                ForwardDecay.DEFAULT,
                0),
            new ItemVectors(List.of("trained"), axes.factors()),
            ItemRelations.NONE);
  }

  private BuildItemDocuments function() {
    return new BuildItemDocuments(directory.toString(), ForwardDecay.DEFAULT, new Emission(BEGUN));
  }

  private KeyedHarness.TwoInputs<CatalogueItem, ItemSignal, IndexUpdate> harness()
      throws Exception {
    return KeyedHarness.openBoth(function(), CatalogueItem::itemId, ItemSignal::itemId);
  }

  private static CatalogueItem line(String id, String title, long position) {
    String json = "{\"item_id\":\"%s\",\"title\":\"%s\"}".formatted(id, title);
    return CatalogueItem.whole(id, new SourceLine("log", position, json, null), position);
  }

  private static ItemSignal vote(String item, long person, float[] vector, long position) {
    return ItemSignal.vote(item, new ItemVote(person, vector, 1, position));
  }

  private static ItemDocument document(
      KeyedHarness.TwoInputs<CatalogueItem, ItemSignal, IndexUpdate> harness) {
    return Objects.requireNonNull(harness.output().getLast().item(), "a whole document");
  }

  private static float[] vector(
      KeyedHarness.TwoInputs<CatalogueItem, ItemSignal, IndexUpdate> harness) {
    return document(harness).embedding();
  }

  @Test
  void actsMoveTheVectorTowardsWhoActed() throws Exception {
    try (var harness = harness()) {
      harness.first(line("lamp", "lamp", 2_000), 2_000);
      harness.watermark(2_000);
      assertThat(vector(harness)).containsExactly(0.2f, 0.2f);

      harness.second(vote("lamp", 1, TO_THE_LEFT, 2_100), 2_100);
      assertThat(harness.output()).as("before the watermark").hasSize(1);
      harness.watermark(2_100);
      assertThat(harness.output()).hasSize(2);
      float[] one = vector(harness);
      assertThat(one[0]).isGreaterThan(0.3f);
      assertThat(one[1]).isLessThan(0.2f);

      harness.second(vote("lamp", 2, TO_THE_RIGHT, 2_200), 2_200);
      harness.watermark(2_200);
      float[] both = vector(harness);
      assertThat(both[1]).isGreaterThan(0.3f).isCloseTo(both[0], within(1e-6f));

      harness.second(vote("lamp", 2, TO_THE_RIGHT, 2_300), 2_300);
      harness.watermark(2_300);
      assertThat(vector(harness)).as("a person counts once").containsExactly(both);

      harness.second(ItemSignal.vote("lamp", ItemVote.none(2)), 2_400);
      harness.watermark(2_400);
      assertThat(vector(harness)).as("who is forgotten").containsExactly(one);
      harness.second(ItemSignal.vote("lamp", ItemVote.none(1)), 2_500);
      harness.second(ItemSignal.vote("lamp", ItemVote.none(7)), 2_500);
      harness.watermark(2_500);
      assertThat(vector(harness)).as("nobody").containsExactly(0.2f, 0.2f);
      harness.second(ItemSignal.vote("lamp", ItemVote.none(7)), 2_600);
      harness.watermark(2_600);
      assertThat(harness.output()).as("nothing has changed").hasSize(6);
    }
  }

  @Test
  void aDocumentWrittenAgainHasAllThatWasSaidSince() throws Exception {
    try (var harness = harness()) {
      harness.first(line("lamp", "lamp", 2_000), 2_000);
      harness.watermark(2_000);
      ItemPatch patch = new ItemPatch("lamp", true, 3.5, null);
      harness.first(CatalogueItem.change(patch, 2_100), 2_100);
      harness.second(bought("lamp", "trained"), 2_100);
      harness.second(view("lamp", 2_100), 2_100);
      harness.watermark(2_100);
      assertThat(harness.output().getLast().change()).as("in place").isNotNull();

      harness.second(vote("lamp", 1, TO_THE_LEFT, 2_200), 2_200);
      harness.watermark(2_200);
      ItemDocument document = document(harness);
      assertThat(document.title()).isEqualTo("lamp");
      assertThat(document.price()).isEqualTo(3.5);
      assertThat(document.boughtTogether()).hasSize(1);
      assertThat(document.popularity()).isPositive();

      harness.first(line("lamp", "another lamp", 2_300), 2_300);
      harness.watermark(2_300);
      assertThat(document(harness).title()).isEqualTo("another lamp");
      assertThat(document(harness).price()).isNull();
      assertThat(vector(harness)[0]).as("still that of its people").isGreaterThan(0.3f);
    }
  }

  private static ItemSignal bought(String item, String with) {
    return ItemSignal.boughtTogether(
        ItemChange.of(item).withBoughtTogether(List.of(new BoughtTogether(with, 3, 9, 2))));
  }

  private static ItemSignal view(String item, long position) {
    return ItemSignal.of(
        new Interaction("e", "anna", null, Action.VIEW, 0, item, null, null, null, position),
        ActionWeights.DEFAULT,
        ForwardDecay.DEFAULT);
  }

  @Test
  void trainedItemsAndThoseOfNoCatalogueTakeNoVotes() throws Exception {
    try (var harness = harness()) {
      harness.first(line("trained", "lamp", 2_000), 2_000);
      harness.second(vote("trained", 1, TO_THE_RIGHT, 2_000), 2_000);
      harness.second(vote("nowhere", 1, TO_THE_RIGHT, 2_000), 2_000);
      harness.watermark(2_000);
      assertThat(harness.output()).hasSize(1);
      assertThat(vector(harness)[1]).isZero();
      // What was said before the item came is not kept for it.
      harness.first(line("nowhere", "lamp", 2_100), 2_100);
      harness.watermark(2_100);
      assertThat(vector(harness)).containsExactly(0.2f, 0.2f);
      harness.second(vote("nowhere", 1, TO_THE_RIGHT, 2_200), 2_200);
      harness.first(CatalogueItem.end("nowhere", 2_300), 2_300);
      harness.watermark(2_300);
      assertThat(harness.output()).hasSize(3);
      assertThat(harness.output().getLast().item()).as("gone").isNull();
      harness.first(line("nowhere", "lamp", 2_400), 2_400);
      harness.watermark(2_400);
      assertThat(vector(harness)).as("and back").containsExactly(0.2f, 0.2f);
    }
  }

  /** What the index has may be of someone who was forgotten since. */
  @Test
  void aJobWithoutStateWritesNewItemsOnceMore() throws Exception {
    try (var harness = harness()) {
      harness.first(line("lamp", "lamp", 500), 500);
      harness.first(line("trained", "lamp", 500), 500);
      harness.first(line("mug", "mug", 600), 600);
      harness.first(CatalogueItem.end("mug", 700), 700);
      harness.watermark(BEGUN - 1);
      assertThat(harness.output()).isEmpty();
      harness.second(vote("lamp", 1, TO_THE_LEFT, 550), BEGUN);
      harness.second(vote("mug", 1, TO_THE_LEFT, 650), BEGUN);
      harness.watermark(2_000);
      assertThat(harness.output()).hasSize(1);
      assertThat(document(harness).itemId()).isEqualTo("lamp");
      assertThat(vector(harness)[0]).isGreaterThan(0.3f);
    }
  }

  @Test
  void theNewestPeopleCount() throws Exception {
    try (var all = harness();
        var newest = harness()) {
      all.first(line("lamp", "lamp", 2_000), 2_000);
      newest.first(line("lamp", "lamp", 2_000), 2_000);
      int people = 3 * ItemVotes.CAPACITY;
      for (int person = 0; person < people; person++) {
        // Out of order, as from several subtasks.
        int number = person % 2 == 0 ? person : people - person;
        float[] vector = {number % 7, number % 3};
        ItemSignal vote = vote("lamp", number, vector, 3_000 + number);
        all.second(vote, 5_000);
        if (number >= people - ItemVotes.CAPACITY) {
          newest.second(vote, 5_000);
        }
      }
      all.watermark(5_000);
      newest.watermark(5_000);
      assertThat(vector(all)).containsExactly(vector(newest));
    }
  }

  @Test
  void linesAndVotesOutliveARestart() throws Exception {
    try (var before = harness()) {
      before.first(line("lamp", "lamp", 2_000), 2_000);
      before.second(vote("lamp", 1, TO_THE_LEFT, 2_100), 2_100);
      before.watermark(2_100);
      float[] one = vector(before);
      before.second(vote("lamp", 2, TO_THE_RIGHT, 2_200), 2_200);
      var state = before.snapshot();
      try (var after =
          KeyedHarness.restoreBoth(function(), CatalogueItem::itemId, ItemSignal::itemId, state)) {
        after.watermark(2_200);
        assertThat(vector(after)[1]).isGreaterThan(one[1]);
        after.second(ItemSignal.vote("lamp", ItemVote.none(2)), 2_300);
        after.watermark(2_300);
        assertThat(vector(after)).containsExactly(one);
      }
    }
  }
}

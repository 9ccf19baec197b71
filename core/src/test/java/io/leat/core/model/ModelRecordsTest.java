package io.leat.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.FoldIn;
import io.leat.core.als.ItemFoldIn;
import io.leat.core.als.PrincipalAxes;
import io.leat.core.content.ContentModel;
import io.leat.core.content.RidgeMap;
import io.leat.core.hybrid.HybridModel;
import io.leat.core.matrix.DenseRows;
import io.leat.core.profile.ActionWeights;
import io.leat.core.profile.ForwardDecay;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelRecordsTest {
  private static final FoldIn FOLD_IN =
      FoldIn.of(PrincipalAxes.of(DenseRows.zeros(2, 3)), new AlsParameters(3, 1, 0.1, 0.1, 1, 1));
  private static final ContentModel CONTENT =
      new ContentModel(List.of(), new float[0], DenseRows.zeros(0, 4));

  @Test
  void sizesOfTheEmbeddingModelMustMatch() {
    assertThat(model(new RidgeMap(DenseRows.zeros(5, 3))).foldIn().rank()).isEqualTo(3);
    refused(() -> model(new RidgeMap(DenseRows.zeros(5, 2))), "foldIn's rank 3, led to 2");
    refused(
        () -> model(new RidgeMap(DenseRows.zeros(4, 3))),
        "content vectors of 4 numbers, started from 3");
    refused(
        () -> model(itemFoldIn(2), new RidgeMap(DenseRows.zeros(5, 3))),
        "itemFoldIn must be of foldIn's rank 3, was of 2");
  }

  private static EmbeddingModel model(RidgeMap coldStart) {
    return model(itemFoldIn(3), coldStart);
  }

  private static ItemFoldIn itemFoldIn(int rank) {
    return new ItemFoldIn(FOLD_IN.parameters().withRank(rank), DenseRows.zeros(rank, rank), 0, 0);
  }

  private static EmbeddingModel model(ItemFoldIn itemFoldIn, RidgeMap coldStart) {
    return new EmbeddingModel(
        FOLD_IN,
        itemFoldIn,
        CONTENT,
        coldStart,
        HybridModel.POPULARITY,
        ActionWeights.DEFAULT,
        ForwardDecay.DEFAULT,
        1);
  }

  @Test
  void itemVectorsNeedOneFiniteRowForEachId() {
    List<String> itemIds = new ArrayList<>(List.of("a", "b"));
    ItemVectors vectors = new ItemVectors(itemIds, DenseRows.zeros(2, 3));
    itemIds.clear();
    assertThat(vectors.itemIds()).containsExactly("a", "b");
    refused(
        () -> new ItemVectors(List.of("a"), DenseRows.zeros(2, 3)),
        "one row for each of 1 itemIds, had 2");
    refused(() -> new ItemVectors(List.of("a", "a"), DenseRows.zeros(2, 3)), "'a' stands twice");
    refused(
        () ->
            new ItemVectors(List.of("a", "b"), new DenseRows(2, 2, new float[] {1, 2, 3, 1 / 0f})),
        "item 'b' has Infinity");
  }

  private static void refused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}

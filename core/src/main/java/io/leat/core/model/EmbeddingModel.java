package io.leat.core.model;

import io.leat.core.als.FoldIn;
import io.leat.core.als.ItemFoldIn;
import io.leat.core.content.ContentModel;
import io.leat.core.content.RidgeMap;
import io.leat.core.hybrid.HybridModel;
import io.leat.core.profile.ActionWeights;
import io.leat.core.profile.ForwardDecay;

/**
 * Everything that turns a profile into an interest vector and a text into a content vector, without
 * the item vectors themselves: what a search process must hold.
 *
 * @param foldIn gives people their vectors
 * @param itemFoldIn gives items that came after training theirs
 * @param hybrid how the parts of a recommendation add up
 * @param now the time up to which the model knows events, epoch seconds; weights decay to this time
 */
public record EmbeddingModel(
    FoldIn foldIn,
    ItemFoldIn itemFoldIn,
    ContentModel content,
    RidgeMap coldStart,
    HybridModel hybrid,
    ActionWeights actionWeights,
    ForwardDecay decay,
    long now) {
  public EmbeddingModel {
    if (coldStart.rank() != foldIn.rank()) {
      throw new IllegalArgumentException(
          "coldStart must lead to vectors of foldIn's rank %d, led to %d"
              .formatted(foldIn.rank(), coldStart.rank()));
    }
    if (itemFoldIn.rank() != foldIn.rank()) {
      throw new IllegalArgumentException(
          "itemFoldIn must be of foldIn's rank %d, was of %d"
              .formatted(foldIn.rank(), itemFoldIn.rank()));
    }
    if (coldStart.contentDimension() != content.dimension()) {
      throw new IllegalArgumentException(
          "coldStart must start from content vectors of %d numbers, started from %d"
              .formatted(content.dimension(), coldStart.contentDimension()));
    }
  }
}

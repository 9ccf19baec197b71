package io.leat.search;

import io.leat.search.blend.Blender;
import io.leat.search.blend.ReciprocalRankFusion;
import io.leat.search.blend.WeightedSum;

/** The blenders that a request may choose from. */
public enum Blend {
  WEIGHTED,
  RRF;

  Blender blender() {
    return switch (this) {
      case WEIGHTED -> new WeightedSum();
      case RRF -> new ReciprocalRankFusion();
    };
  }
}

package io.leat.data.simulator;

/**
 * One shopper's latent taste. It drifts: types and style go evenly from how they were at the start
 * of the log to how they are at its end.
 *
 * @param lifestyles positions in the vocabulary
 * @param types the favourite types
 * @param interestAtStart share of the interest per favourite type; all shares and the background
 *     ({@link Shoppers#BACKGROUND}) add up to 1
 * @param interestAtEnd likewise
 * @param styleAtStart unit vector
 * @param styleAtEnd unit vector
 * @param brands the favourite brands
 * @param brandStrengths how much each is liked better than others
 * @param finishes the favourite choice of each palette
 * @param finishStrength how much that one is liked better than others
 * @param level price level looked for, as that of the brands
 */
record Taste(
    int[] lifestyles,
    int[] types,
    double[] interestAtStart,
    double[] interestAtEnd,
    float[] styleAtStart,
    float[] styleAtEnd,
    int[] brands,
    double[] brandStrengths,
    int[] finishes,
    double finishStrength,
    double level) {

  double brandStrength(int brand) {
    for (int i = 0; i < brands.length; i++) {
      if (brands[i] == brand) {
        return brandStrengths[i];
      }
    }
    return 0;
  }

  double finishStrength(int palette, int finish) {
    return finishes[palette] == finish ? finishStrength : 0;
  }
}

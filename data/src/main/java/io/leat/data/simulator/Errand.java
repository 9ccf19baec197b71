package io.leat.data.simulator;

/**
 * What a shopper came for: a type, and where they know what they want, its brand, finish or
 * material.
 *
 * @param brand -1 for any
 * @param finish -1 for any
 * @param material -1 for any
 */
record Errand(int type, int brand, int finish, int material) {}

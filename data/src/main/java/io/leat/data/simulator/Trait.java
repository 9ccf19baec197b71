package io.leat.data.simulator;

/**
 * A word of the catalogue that carries a style: a colour, a material, an adjective.
 *
 * @param style unit vector over the styles of {@code styles.json}
 */
record Trait(String name, float[] style) {}

package io.leat.data.simulator;

import java.util.List;

/**
 * What the variants of a type may look, smell or taste like: colours of lamps, roasts of coffee.
 *
 * @param index position among the palettes
 * @param name what types refer to it by
 * @param attribute its name in the items' attributes, such as {@code colour}
 */
record Palette(int index, String name, String attribute, List<Trait> choices) {}

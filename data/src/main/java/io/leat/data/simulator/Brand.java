package io.leat.data.simulator;

import java.util.Set;

/**
 * An invented maker.
 *
 * @param level price level from -1, cheap, to 1, dear
 * @param style unit vector over the styles
 */
record Brand(int index, String name, double level, float[] style, Set<String> departments) {}

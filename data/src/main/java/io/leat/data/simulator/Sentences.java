package io.leat.data.simulator;

import java.util.List;

/**
 * Patterns of descriptions, with {@code {placeholders}}.
 *
 * @param lastAlone last sentences for a type of which the shop sells no complement
 */
record Sentences(
    List<String> withMaterial,
    List<String> withoutMaterial,
    List<String> last,
    List<String> lastAlone) {}

package io.leat.data.simulator;

import java.util.List;

/** Patterns of descriptions, with {@code {placeholders}}. */
record Sentences(List<String> withMaterial, List<String> withoutMaterial, List<String> last) {}

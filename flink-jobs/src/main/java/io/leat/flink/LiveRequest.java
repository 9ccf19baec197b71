package io.leat.flink;

import io.leat.data.ShopFiles;
import java.nio.file.Path;

/**
 * What to keep up to date, and how.
 *
 * @param index the index root
 * @param generation that is there already, {@code g0007}
 * @param parallelism subtasks of each operator
 */
public record LiveRequest(
    ShopFiles shop, Path index, String generation, int parallelism, LiveSettings settings) {}

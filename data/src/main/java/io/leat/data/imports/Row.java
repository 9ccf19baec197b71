package io.leat.data.imports;

import io.leat.data.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a CSV file.
 *
 * @param line the row begins on, from 1
 * @param cells as many as the header has; empty when there is a fault
 * @param text of the row as it stands
 */
record Row(long line, List<String> cells, String text, @Nullable Fault fault) {}

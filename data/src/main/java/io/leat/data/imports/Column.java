package io.leat.data.imports;

import org.jspecify.annotations.Nullable;

/**
 * A column that is taken.
 *
 * @param index of its cells in a row
 * @param name in the file
 * @param field of Leat that it fills; null where it is kept under its own name
 */
record Column(int index, String name, @Nullable String field) {}

package io.leat.data;

import org.jspecify.annotations.Nullable;

/**
 * One line of a text file, without its end.
 *
 * @param number from 1
 * @param fault what is wrong with the line as text, or null; the text is then as much as could be
 *     read
 */
public record Line(long number, String text, @Nullable Fault fault) {}

package io.leat.flink.source;

/**
 * One line of one file, as it stands there.
 *
 * @param file its name, without directories
 * @param line from 1; blank lines count although they are not records
 */
public record SourceLine(String file, long line, String text) {}

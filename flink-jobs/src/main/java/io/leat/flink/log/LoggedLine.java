package io.leat.flink.log;

/**
 * One line of the log, as it stands there.
 *
 * @param file its name, without directories, or the topic and partition
 * @param position within the file: what a reject is found again by
 */
public record LoggedLine(String file, long position, String line) {}

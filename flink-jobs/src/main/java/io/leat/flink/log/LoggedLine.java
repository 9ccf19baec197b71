package io.leat.flink.log;

/**
 * One line of the log as it stands there, whether it is a {@link io.leat.data.log.LogRecord} or
 * not.
 *
 * @param file its name, without directories
 * @param position bytes of the (unpacked) file before the line
 */
public record LoggedLine(String file, long position, String line) {}

package io.leat.data;

import java.util.List;

/**
 * A line that was not taken, whole, with its reasons. Written beside the data as one JSON object a
 * line.
 */
public record Reject(String file, long line, List<Fault> faults, String text) {}

package io.leat.flink.events;

import io.leat.flink.source.SourceLine;

/** A valid event, and the line it came from in case it must still be rejected. */
public record EventLine(Interaction event, SourceLine source) {}

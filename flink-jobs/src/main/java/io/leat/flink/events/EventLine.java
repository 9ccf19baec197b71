package io.leat.flink.events;

import io.leat.flink.source.SourceLine;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** A valid event, and the line it came from in case it must still be rejected. */
@TypeInfo(EventLineSerializer.Type.class)
public record EventLine(Interaction event, SourceLine source) {}

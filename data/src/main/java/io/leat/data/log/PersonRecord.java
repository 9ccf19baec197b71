package io.leat.data.log;

import org.jspecify.annotations.Nullable;

/**
 * A record with those whom it is about, so that it can be told whether they are forgotten.
 *
 * @param record an event, a consent or a wish to be forgotten
 */
public record PersonRecord(LogRecord record, @Nullable String userId, @Nullable String sessionId) {}

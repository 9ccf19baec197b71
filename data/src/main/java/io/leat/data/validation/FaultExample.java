package io.leat.data.validation;

import io.leat.data.Fault;

/** One fault and where it is. */
public record FaultExample(String file, long line, Fault fault) {}

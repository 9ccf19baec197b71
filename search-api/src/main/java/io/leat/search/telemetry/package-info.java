/**
 * What an operator sees of a running server: {@link io.leat.search.telemetry.AnswerTimer} hears
 * when the stages of an answer begin, {@link io.leat.search.telemetry.Telemetry} says where traces
 * and the access log go.
 */
@NullMarked
package io.leat.search.telemetry;

import org.jspecify.annotations.NullMarked;

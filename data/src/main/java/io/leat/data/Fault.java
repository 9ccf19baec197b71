package io.leat.data;

/**
 * What is wrong with one field of one record.
 *
 * @param kind the class of fault that {@code validate} counts by, such as {@code missing_field}
 * @param field name in the file, such as {@code timestamp}
 * @param value the offending text, shortened; empty when missing
 * @param problem one clause: {@code "is not an ISO-8601 time"}
 * @param remedy one clause: {@code "write it as 2026-03-01T12:00:00Z"}
 */
public record Fault(String kind, String field, String value, String problem, String remedy) {}

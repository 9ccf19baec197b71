package io.leat.index.forgotten;

/**
 * That a person was forgotten.
 *
 * @param hash of the person's id, 64 hexadecimal digits
 * @param position stamp of the log's record that says so, epoch microseconds: what is of the person
 *     and older must not be made use of
 */
public record Tombstone(String hash, long position) {}

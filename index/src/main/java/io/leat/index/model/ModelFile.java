package io.leat.index.model;

/**
 * One binary file of the model.
 *
 * @param rows of floats, or the number of strings
 * @param columns floats in a row, or 0 for a file of strings
 * @param checksum CRC-32 of all bytes, hexadecimal
 */
record ModelFile(String name, int rows, int columns, long bytes, String checksum) {}

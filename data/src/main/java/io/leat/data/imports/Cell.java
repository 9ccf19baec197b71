package io.leat.data.imports;

/** How the text of a cell becomes the value of a field. */
enum Cell {
  TEXT,
  NUMBER,
  COUNT,
  FLAG,
  TIME,
  /** Several texts with {@code |} between them. */
  LIST,
  ACTION
}

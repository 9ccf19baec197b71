package io.leat.data.json;

import java.io.IOException;

/** A record under construction, field by field, from one line of JSON. */
interface LineRecord<T> {

  /**
   * Takes the value of a field from the reader, which checks it.
   *
   * @return false, with the value untouched, where the record has no such field
   */
  boolean take(String field, FieldReader reader) throws IOException;

  /** What only the whole record shows: absent fields, values that need each other. */
  void check(FieldReader reader);

  /** The record; called only when there was no fault. */
  T build(FieldReader reader);
}

package io.leat.data.json;

import java.io.IOException;

/** Takes the fields of an object that is the value of a field. */
interface InnerFields {

  /** As {@link LineRecord#take}; what it does not take is passed over. */
  boolean take(String name, FieldReader reader) throws IOException;
}

package io.leat.search.picture;

/** What something is made of, as far as a picture shows it. */
record Material(Colour colour, Texture texture) {
  static final Material NONE = new Material(Colour.parse("b9b2a6"), Texture.SMOOTH);
}

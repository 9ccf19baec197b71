package io.leat.search.picture;

/** One picture: a product in its colour and material, before a wall that goes with it. */
final class Drawing {
  private static final Colour GREEN = Colour.parse("6f9a5c");

  private final Colour main;
  private final Material material;
  private final Colour outline;
  private final StringBuilder svg = new StringBuilder();

  Drawing(Colour main, Material material) {
    this.main = main;
    this.material = material;
    this.outline = main.towards(Colour.DARK, 0.45);
  }

  String of(Shape shape) {
    svg.append("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 400 400'><defs>");
    // The wall is of the colour's other side for what is pale, so that it stands out.
    Colour wall = main.towards(Colour.WHITE, brightness() > 0.78 ? 0.35 : 0.78);
    Colour edge = brightness() > 0.78 ? wall.towards(new Colour(120, 112, 128), 0.36) : wall;
    svg.append(
        "<radialGradient id='w' cx='.42' cy='.36' r='.8'><stop stop-color='%s'/><stop offset='1' stop-color='%s'/></radialGradient>"
            .formatted(
                edge.towards(Colour.WHITE, 0.45).hex(), edge.towards(Colour.DARK, 0.12).hex()));
    gradient("m", main);
    gradient("d", main.towards(Colour.DARK, 0.34));
    gradient("l", main.towards(Colour.WHITE, 0.52));
    gradient("b", material.colour());
    gradient("v", GREEN);
    svg.append(
        "<radialGradient id='y'><stop stop-color='#ffe9a8' stop-opacity='.95'/><stop offset='1' stop-color='#ffd36b' stop-opacity='0'/></radialGradient>");
    if (material.texture().isDrawn()) {
      svg.append(material.texture().pattern("t"));
    }
    svg.append("</defs><path fill='url(#w)' d='M0 0H400V400H0Z'/>");
    svg.append("<ellipse cx='200' cy='322' rx='132' ry='15' opacity='.16'/>");
    shape.strokes().forEach(this::draw);
    return svg.append("</svg>").toString();
  }

  private double brightness() {
    return (0.299 * main.red() + 0.587 * main.green() + 0.114 * main.blue()) / 255;
  }

  /** Light falls in from above on the left. */
  private void gradient(String id, Colour colour) {
    svg.append(
        """
        <linearGradient id='%s' x1='0' y1='0' x2='1' y2='1'><stop stop-color='%s'/>\
        <stop offset='.55' stop-color='%s'/><stop offset='1' stop-color='%s'/></linearGradient>"""
            .formatted(
                id,
                colour.towards(Colour.WHITE, 0.22).hex(),
                colour.hex(),
                colour.towards(Colour.DARK, 0.22).hex()));
  }

  private void draw(Shape.Stroke stroke) {
    switch (stroke.role()) {
      case 'm' -> surface(stroke, "url(#m)", main, true);
      case 'n' -> surface(stroke, "url(#m)", main, false);
      case 'd' -> surface(stroke, "url(#d)", main.towards(Colour.DARK, 0.34), false);
      case 'l' -> surface(stroke, "url(#l)", main.towards(Colour.WHITE, 0.52), false);
      case 'b' -> surface(stroke, "url(#b)", material.colour(), true);
      case 'v' -> surface(stroke, "url(#v)", GREEN, false);
      case 'w' -> plain(stroke, Colour.WHITE.hex(), 0.94);
      case 'k' -> plain(stroke, Colour.DARK.hex(), 0.92);
      case 'x' -> plain(stroke, "#fbf6ea", 0.93);
      case 'g' -> plain(stroke, "#f4fbfc", 0.5);
      case 'h' -> plain(stroke, "#ffffff", 0.42);
      case 'y' -> plain(stroke, "url(#y)", 1);
      default -> throw new IllegalStateException("A shape has no role " + stroke.role());
    }
  }

  /** A form in a colour, its texture over it, and a thin edge so that like beside like is seen. */
  private void surface(Shape.Stroke stroke, String fill, Colour colour, boolean textured) {
    if (stroke.width() > 0) {
      // A line's box may have no width, and a gradient over it then draws nothing.
      plain(stroke, colour.hex(), 1);
      return;
    }
    svg.append(
        "<%s fill='%s' stroke='%s' stroke-opacity='.32' stroke-width='1.5'/>"
            .formatted(stroke.element(), fill, outline.hex()));
    if (textured && material.texture().isDrawn()) {
      svg.append("<%s fill='url(#t)'/>".formatted(stroke.element()));
    }
  }

  private void plain(Shape.Stroke stroke, String paint, double opacity) {
    svg.append(
        stroke.width() > 0
            ? "<%s fill='none' stroke='%s' stroke-width='%d' stroke-linecap='round' stroke-linejoin='round' opacity='%s'/>"
                .formatted(stroke.element(), paint, stroke.width(), opacity)
            : "<%s fill='%s' opacity='%s'/>".formatted(stroke.element(), paint, opacity));
  }
}

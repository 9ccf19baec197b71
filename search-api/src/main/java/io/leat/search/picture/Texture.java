package io.leat.search.picture;

/**
 * How a surface is drawn over its colour: a pattern of dark and light marks that let the colour
 * through.
 */
enum Texture {
  SMOOTH(8, ""),
  GLOSS(
      400,
      "<path d='M0 0H400V150Q200 90 0 210Z' fill='#fff' opacity='.2'/>"
          + "<path d='M0 330Q200 370 400 300V400H0Z' opacity='.07'/>"),
  SHEEN(
      120,
      "<path d='M0 0H34Q52 60 30 120H0Z' fill='#fff' opacity='.14'/>"
          + "<path d='M66 0H96Q112 60 92 120H64Q84 60 66 0Z' opacity='.09'/>"),
  METAL(
      400,
      "<path d='M0 0H130L90 400H0Z' fill='#fff' opacity='.1'/>"
          + "<path d='M130 0H186L150 400H92Z' fill='#fff' opacity='.34'/>"
          + "<path d='M262 0H400V400H236Z' opacity='.13'/>"),
  WOOD(
      90,
      "<path d='M0 10Q26 4 46 11T90 10M0 27Q30 36 52 26T90 27M0 47Q22 40 48 48T90 47M0 63Q34 72 58"
          + " 62T90 63M0 80Q24 74 44 81T90 80' fill='none' stroke='#3a1d08' stroke-width='1.7'"
          + " opacity='.22'/><ellipse cx='30' cy='55' rx='9' ry='3' opacity='.1'/>"),
  WEAVE(
      8,
      "<path d='M0 2H8M0 6H8' stroke='#000' stroke-width='1' opacity='.08'/>"
          + "<path d='M2 0V8M6 0V8' stroke='#fff' stroke-width='1' opacity='.16'/>"),
  KNIT(
      16,
      "<path d='M0 2L4 8L8 2M8 2L12 8L16 2M0 10L4 16L8 10M8 10L12 16L16 10' fill='none'"
          + " stroke='#000' stroke-width='1.6' opacity='.15'/>"
          + "<path d='M0 5L4 11L8 5L12 11L16 5' fill='none' stroke='#fff' stroke-width='1.2'"
          + " opacity='.17'/>"),
  FLUFF(
      22,
      "<path d='M2 6q3-4 5 0M12 3q3-4 5 0M6 15q3-4 5 0M16 18q3-4 5 0' fill='none' stroke='#fff'"
          + " stroke-width='1.6' opacity='.38'/>"
          + "<path d='M9 9q3-4 5 0M1 20q3-4 5 0' fill='none' stroke='#000' stroke-width='1.3'"
          + " opacity='.12'/>"),
  QUILT(
      44,
      "<path d='M0 22H44' stroke='#000' stroke-width='2' opacity='.13'/>"
          + "<path d='M0 27H44' stroke='#fff' stroke-width='4' opacity='.14'/>"),
  BASKET(
      24,
      "<path d='M1 4H11M1 8H11M13 16H23M13 20H23' stroke='#000' stroke-width='2' opacity='.17'/>"
          + "<path d='M16 1V11M20 1V11M4 13V23M8 13V23' stroke='#fff' stroke-width='2'"
          + " opacity='.24'/>"),
  LEATHER(
      26,
      "<path d='M3 5q4 3 8 0M15 3q3 4 8 2M6 15q5-3 8 1M18 14q3 3 6 1M2 23q4-3 8 0M14 22q4 3 9 0'"
          + " fill='none' stroke='#000' stroke-width='1.1' opacity='.14'/>"),
  STONE(
      34,
      "<g opacity='.16'><circle cx='5' cy='7' r='1.6'/><circle cx='20' cy='4' r='1.1'/><circle"
          + " cx='29' cy='15' r='1.7'/><circle cx='12' cy='20' r='1.2'/><circle cx='24' cy='28'"
          + " r='1.4'/><circle cx='6' cy='30' r='1'/></g><g fill='#fff' opacity='.2'><circle"
          + " cx='14' cy='11' r='1.3'/><circle cx='27' cy='8' r='1'/><circle cx='17' cy='30'"
          + " r='1.5'/></g>"),
  SPECKLE(
      46,
      "<g opacity='.26'><circle cx='6' cy='8' r='1.5'/><circle cx='25' cy='5' r='1'/><circle"
          + " cx='38' cy='18' r='1.8'/><circle cx='15' cy='25' r='1.1'/><circle cx='30' cy='34'"
          + " r='1.4'/><circle cx='8' cy='40' r='1.2'/></g>"),
  CORK(
      30,
      "<g opacity='.17'><ellipse cx='6' cy='6' rx='3' ry='1.6'/><ellipse cx='21' cy='10' rx='2.4'"
          + " ry='1.5'/><ellipse cx='11' cy='20' rx='3' ry='1.7'/><ellipse cx='25' cy='25' rx='2'"
          + " ry='1.3'/></g><circle cx='16' cy='4' r='1.5' fill='#fff' opacity='.25'/>"),
  PAPER(
      12,
      "<path d='M0 4H12' stroke='#fff' stroke-width='1' opacity='.2'/>"
          + "<path d='M3 9h3M9 2h2' stroke='#000' stroke-width='1' opacity='.1'/>");

  private final int size;
  private final String marks;

  Texture(int size, String marks) {
    this.size = size;
    this.marks = marks;
  }

  boolean isDrawn() {
    return !marks.isEmpty();
  }

  /** An SVG pattern of this id. */
  String pattern(String id) {
    return "<pattern id='%s' width='%d' height='%d' patternUnits='userSpaceOnUse'>%s</pattern>"
        .formatted(id, size, size, marks);
  }
}

package io.leat.evaluation.bench;

/**
 * Made-up words, each of its number alone: syllables of a consonant and a vowel, so that no two are
 * alike to the analysis and none ends like an English plural.
 *
 * <pre>
 * 0 -&gt; "bababa", 1 -&gt; "bababe", 69 -&gt; "babeba"
 * </pre>
 */
final class BenchWords {
  private static final String CONSONANTS = "bdfgklmnprtvz";
  private static final String VOWELS = "aeiou";
  private static final int SYLLABLES = CONSONANTS.length() * VOWELS.length();
  private static final int LENGTH = 3;

  /** How many different words there are. */
  static final int COUNT = SYLLABLES * SYLLABLES * SYLLABLES;

  /** Coprime with the count, so that words next to each other in number look different. */
  private static final int STEP = 104_729;

  private BenchWords() {}

  /**
   * @param number 0 to {@link #COUNT} - 1
   */
  static String word(int number) {
    int rest = (int) ((long) number * STEP % COUNT);
    char[] letters = new char[2 * LENGTH];
    for (int i = LENGTH - 1; i >= 0; i--) {
      int syllable = rest % SYLLABLES;
      rest /= SYLLABLES;
      letters[2 * i] = CONSONANTS.charAt(syllable / VOWELS.length());
      letters[2 * i + 1] = VOWELS.charAt(syllable % VOWELS.length());
    }
    return new String(letters);
  }
}

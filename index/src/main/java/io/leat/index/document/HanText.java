package io.leat.index.document;

import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.List;
import net.sourceforge.pinyin4j.PinyinHelper;
import net.sourceforge.pinyin4j.format.HanyuPinyinCaseType;
import net.sourceforge.pinyin4j.format.HanyuPinyinOutputFormat;
import net.sourceforge.pinyin4j.format.HanyuPinyinToneType;
import net.sourceforge.pinyin4j.format.HanyuPinyinVCharType;
import net.sourceforge.pinyin4j.format.exception.BadHanyuPinyinOutputFormatCombination;

/** Chinese characters: which they are, their simplified forms (ICU), how they are said (pinyin). */
final class HanText {
  private static final char FIRST = '\u4e00';
  private static final char LAST = '\u9fff';
  private static final char[] SIMPLIFIED = simplified();
  private static final HanyuPinyinOutputFormat PLAIN = plain();

  private HanText() {}

  private static char[] simplified() {
    Transliterator transliterator = Transliterator.getInstance("Traditional-Simplified");
    char[] forms = new char[LAST - FIRST + 1];
    for (int i = 0; i < forms.length; i++) {
      String form = transliterator.transliterate(String.valueOf((char) (FIRST + i)));
      forms[i] = form.length() == 1 ? form.charAt(0) : (char) (FIRST + i);
    }
    return forms;
  }

  private static HanyuPinyinOutputFormat plain() {
    HanyuPinyinOutputFormat format = new HanyuPinyinOutputFormat();
    format.setCaseType(HanyuPinyinCaseType.LOWERCASE);
    format.setToneType(HanyuPinyinToneType.WITHOUT_TONE);
    format.setVCharType(HanyuPinyinVCharType.WITH_V);
    return format;
  }

  static boolean isHan(int letter) {
    return letter >= FIRST && letter <= LAST;
  }

  static boolean hasHan(CharSequence text) {
    return text.chars().anyMatch(HanText::isHan);
  }

  /** The simplified form of a character, itself where there is none. */
  static char simplified(char letter) {
    return isHan(letter) ? SIMPLIFIED[letter - FIRST] : letter;
  }

  /** How a character is said, without tones, the usual way first; empty where it is not known. */
  static List<String> pinyin(char letter) {
    try {
      String[] readings = PinyinHelper.toHanyuPinyinStringArray(letter, PLAIN);
      return readings == null ? List.of() : Arrays.stream(readings).distinct().toList();
    } catch (BadHanyuPinyinOutputFormatCombination e) {
      throw new IllegalStateException("pinyin4j refuses its own format", e);
    }
  }
}

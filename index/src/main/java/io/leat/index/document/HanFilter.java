package io.leat.index.document;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource.State;
import org.jspecify.annotations.Nullable;

/**
 * Makes terms of Chinese characters, which the tokenizer hands over one by one. Nobody writes where
 * a word ends, and segmenters err; so the index has every character and every pair beside the
 * words, and a query has the words only. Whatever the segmenter thought of the title, a query's
 * word of one or two characters is there.
 *
 * <pre>
 * index  蓝色连衣裙 -&gt; 蓝 蓝色 色 色连 连 连衣 连衣裙 衣 衣裙 裙
 * query  蓝色连衣裙 -&gt; 蓝色 连衣裙
 * </pre>
 *
 * Traditional characters become simplified ones. Everything else passes as it is.
 */
final class HanFilter extends TokenFilter {
  /** What is made of characters that stand side by side. */
  enum Terms {
    CHARACTERS_PAIRS_WORDS,
    WORDS,
    PINYIN
  }

  private static final int LONGEST_PINYIN = 4;

  private final Terms terms;
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offsets = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final HMMChineseTokenizer segmenter = new HMMChineseTokenizer();
  private final CharTermAttribute word = segmenter.addAttribute(CharTermAttribute.class);
  private final OffsetAttribute wordOffsets = segmenter.addAttribute(OffsetAttribute.class);

  private final Deque<Made> made = new ArrayDeque<>();
  private @Nullable State after;

  HanFilter(TokenStream input, Terms terms) {
    super(input);
    this.terms = terms;
  }

  private record Made(String term, int from, int to, int increment) {}

  @Override
  public boolean incrementToken() throws IOException {
    while (true) {
      if (!made.isEmpty()) {
        emit(made.removeFirst());
        return true;
      }
      if (after != null) {
        restoreState(after);
        after = null;
      } else if (!input.incrementToken()) {
        return false;
      }
      if (isHan()) {
        gather();
      } else if (terms != Terms.PINYIN) {
        return true;
      }
    }
  }

  private boolean isHan() {
    return term.length() == 1 && HanText.isHan(term.charAt(0));
  }

  private void emit(Made next) {
    clearAttributes();
    term.append(next.term);
    offsets.setOffset(next.from, next.to);
    increment.setPositionIncrement(next.increment);
  }

  /** Reads on as long as characters follow each other without a gap. */
  private void gather() throws IOException {
    StringBuilder run = new StringBuilder();
    List<int[]> places = new ArrayList<>();
    int end = offsets.startOffset();
    while (after == null) {
      if (!isHan() || offsets.startOffset() != end) {
        after = captureState();
        break;
      }
      run.append(HanText.simplified(term.charAt(0)));
      end = offsets.endOffset();
      places.add(new int[] {offsets.startOffset(), end});
      if (!input.incrementToken()) {
        break;
      }
    }
    switch (terms) {
      case CHARACTERS_PAIRS_WORDS -> charactersPairsWords(run.toString(), places);
      case WORDS -> words(run.toString(), places);
      case PINYIN -> pinyin(run, places);
    }
  }

  private void charactersPairsWords(String run, List<int[]> places) throws IOException {
    int[] longWords = new int[run.length()];
    for (int[] each : segments(run)) {
      longWords[each[0]] = each[1] - each[0] > 2 ? each[1] : 0;
    }
    for (int i = 0; i < run.length(); i++) {
      add(run, places, i, i + 1, 1);
      if (i + 1 < run.length()) {
        add(run, places, i, i + 2, 0);
      }
      if (longWords[i] > 0) {
        add(run, places, i, longWords[i], 0);
      }
    }
  }

  private void words(String run, List<int[]> places) throws IOException {
    for (int[] each : segments(run)) {
      add(run, places, each[0], each[1], 1);
    }
  }

  private void add(String run, List<int[]> places, int from, int to, int step) {
    made.add(new Made(run.substring(from, to), places.get(from)[0], places.get(to - 1)[1], step));
  }

  /** First and last character of each word. */
  private List<int[]> segments(String run) throws IOException {
    List<int[]> segments = new ArrayList<>();
    segmenter.setReader(new StringReader(run));
    segmenter.reset();
    while (segmenter.incrementToken()) {
      int from = wordOffsets.startOffset();
      segments.add(new int[] {from, from + word.length()});
    }
    segmenter.end();
    segmenter.close();
    return segments;
  }

  /** The usual way to say up to four characters, written as one, and all ways to say each. */
  private void pinyin(CharSequence run, List<int[]> places) {
    for (int from = 0; from < run.length(); from++) {
      int step = 1;
      for (String reading : HanText.pinyin(run.charAt(from))) {
        made.add(new Made(reading, places.get(from)[0], places.get(from)[1], step));
        step = 0;
      }
      StringBuilder joined = new StringBuilder();
      for (int to = from; to < Math.min(run.length(), from + LONGEST_PINYIN); to++) {
        List<String> readings = HanText.pinyin(run.charAt(to));
        if (readings.isEmpty()) {
          break;
        }
        joined.append(readings.getFirst());
        if (to > from) {
          made.add(new Made(joined.toString(), places.get(from)[0], places.get(to)[1], step));
          step = 0;
        }
      }
    }
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    made.clear();
    after = null;
  }
}

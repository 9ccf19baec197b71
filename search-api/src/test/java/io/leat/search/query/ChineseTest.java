package io.leat.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseTest {

  @ParameterizedTest
  @CsvSource({
    "蓝裙, 蓝裙",
    "藍裙, 蓝裙",
    "lanqun, 蓝裙",
    "lan qun, 蓝裙",
    "蓝裙, 蓝色连衣裙",
    "lanqun, 蓝色连衣裙",
    "连衣裙, 蓝色连衣裙",
    "lianyiqun, 藍色連衣裙",
    "手机壳, 苹果iPhone手機殼",
    "iphone 手机壳, 苹果iPhone手機殼",
    "手机壳, 手机保护壳",
    "shouji, 手机保护壳"
  })
  void finds(String query, String title) throws IOException {
    assertThat(matches(query, title)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"手机, 手动机器", "蓝裙, 蓝色衬衫", "lanqun, 黑裙", "裙子, 手机壳"})
  void doesNotFind(String query, String title) throws IOException {
    assertThat(matches(query, title)).isFalse();
  }

  private static boolean matches(String query, String title) throws IOException {
    try (TitlesIndex index = TitlesIndex.of(title, "Brass Lamp", "蓝牙耳机", "黑裙")) {
      UnderstoodQuery understood = UnderstoodQuery.of(query, index.reader());
      IndexSearcher searcher = new IndexSearcher(index.reader());
      Query words = TextQuery.of(understood, understood.minimumShouldMatch());
      return Arrays.stream(searcher.search(words, 10).scoreDocs).anyMatch(hit -> hit.doc == 0);
    }
  }
}

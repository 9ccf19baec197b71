package io.leat.core.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.matrix.DenseRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContentModelTest {
  private static final List<List<String>> DOCUMENTS =
      List.of(
          List.of("red", "lamp", "desk"),
          List.of("blue", "lamp", "desk"),
          List.of("red", "cotton", "bag"),
          List.of("blue", "cotton", "bag", "bag"));

  private static ContentParameters of(int dimension) {
    return new ContentParameters(dimension, 1000, 1, 1);
  }

  @Test
  void weightsByHand() {
    Vocabulary vocabulary = Vocabulary.of(DOCUMENTS, of(2));
    assertThat(vocabulary.terms()).containsExactly("bag", "blue", "cotton", "desk", "lamp", "red");
    // Each term stands in 2 of 4 documents: ln(5 / 3) + 1.
    assertThat(vocabulary.idf()).containsOnly((float) (Math.log(5 / 3.0) + 1));
    Vocabulary.TermWeights weights = vocabulary.weigh(DOCUMENTS.get(3));
    assertThat(weights.indices()).containsExactly(0, 1, 2);
    double twice = 1 + Math.log(2);
    double length = Math.sqrt(twice * twice + 2);
    assertThat((double) weights.weights()[0]).isCloseTo(twice / length, within(1e-6));
    assertThat((double) weights.weights()[1]).isCloseTo(1 / length, within(1e-6));
  }

  @Test
  void rareTermsWeighMore() {
    Vocabulary vocabulary =
        Vocabulary.of(List.of(List.of("a", "b"), List.of("a"), List.of("a", "a")), of(2));
    assertThat(vocabulary.idf())
        .containsExactly((float) (Math.log(4 / 4.0) + 1), (float) (Math.log(4 / 2.0) + 1));
  }

  @Test
  void vocabularyKeepsTheMostFrequentTermsTiesByTerm() {
    List<List<String>> documents =
        List.of(List.of("d", "c", "b"), List.of("d", "b", "c"), List.of("d", "a", "a", "a"));
    assertThat(Vocabulary.of(documents, new ContentParameters(2, 2, 1, 1)).terms())
        .containsExactly("b", "d");
    assertThat(Vocabulary.of(documents, new ContentParameters(2, 9, 3, 1)).terms())
        .containsExactly("d");
  }

  @Test
  void documentsOfOneKindLieTogether() {
    ContentModel model = ContentModel.fit(DOCUMENTS, of(2));
    double alike = cosine(model, DOCUMENTS.get(0), DOCUMENTS.get(1));
    double unlike = cosine(model, DOCUMENTS.get(0), DOCUMENTS.get(2));
    assertThat(alike).isGreaterThan(0.95);
    assertThat(alike).isGreaterThan(unlike + 0.3);
  }

  @Test
  void atFullDimensionInnerProductsAreThoseOfTfIdf() {
    Random random = new Random(5);
    List<List<String>> documents = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      List<String> document = new ArrayList<>();
      for (int j = 0; j < 8; j++) {
        document.add("t" + random.nextInt(15));
      }
      documents.add(document);
    }
    ContentModel model = ContentModel.fit(documents, of(15));
    Vocabulary vocabulary = new Vocabulary(model.terms(), model.idf());
    for (int i = 1; i < documents.size(); i++) {
      assertThat(cosine(model, documents.get(0), documents.get(i)))
          .as("seed 5, document %d", i)
          .isCloseTo(sparseCosine(vocabulary, documents.get(0), documents.get(i)), within(1e-4));
    }
  }

  private static double sparseCosine(Vocabulary vocabulary, List<String> a, List<String> b) {
    float[] dense = new float[vocabulary.terms().size()];
    Vocabulary.TermWeights left = vocabulary.weigh(a);
    for (int i = 0; i < left.indices().length; i++) {
      dense[left.indices()[i]] = left.weights()[i];
    }
    Vocabulary.TermWeights right = vocabulary.weigh(b);
    double sum = 0;
    for (int i = 0; i < right.indices().length; i++) {
      sum += dense[right.indices()[i]] * right.weights()[i];
    }
    return sum;
  }

  private static double cosine(ContentModel model, List<String> a, List<String> b) {
    return DenseRows.of(model.dimension(), model.embed(a)).dot(0, model.embed(b));
  }

  @Test
  void vectorsHaveUnitLengthAndTheAskedDimension() {
    ContentModel model = ContentModel.fit(DOCUMENTS, of(64));
    for (List<String> document : DOCUMENTS) {
      assertThat(model.embed(document)).hasSize(64);
      assertThat(cosine(model, document, document)).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void unknownTermsGiveZero() {
    ContentModel model = ContentModel.fit(DOCUMENTS, of(3));
    assertThat(model.embed(List.of())).hasSize(3).containsOnly(0);
    assertThat(model.embed(List.of("zebra", ""))).hasSize(3).containsOnly(0);
    assertThat(model.embed(List.of("zebra", "lamp"))).isEqualTo(model.embed(List.of("lamp")));
  }

  @Test
  void oneDocumentSuffices() {
    ContentModel model = ContentModel.fit(List.of(List.of("red", "lamp")), of(8));
    assertThat(cosine(model, List.of("red", "lamp"), List.of("lamp"))).isCloseTo(1, within(1e-5));
    assertThat(model.embed(List.of("red"))).hasSize(8);
  }

  @Test
  void emptyVocabularyGivesZero() {
    for (List<List<String>> documents :
        List.of(List.<List<String>>of(), List.of(List.<String>of()), List.of(List.of("once")))) {
      ContentModel model = ContentModel.fit(documents, new ContentParameters(4, 10, 2, 1));
      assertThat(model.terms()).isEmpty();
      assertThat(model.embed(List.of("once"))).hasSize(4).containsOnly(0);
    }
  }

  @Test
  void isDeterministicBySeed() {
    assertThat(ContentModel.fit(DOCUMENTS, of(3)).projection().values())
        .isEqualTo(ContentModel.fit(DOCUMENTS, of(3)).projection().values());
  }

  @Test
  void wrongInputIsNamed() {
    refused(() -> new ContentParameters(0, 1, 1, 1), "dimension must be 1 to 1024, was 0");
    refused(() -> new ContentParameters(2000, 1, 1, 1), "dimension must be 1 to 1024, was 2000");
    refused(() -> new ContentParameters(1, 0, 1, 1), "maxTerms must be at least 1, was 0");
    refused(() -> new ContentParameters(1, 1, 0, 1), "minDocuments must be at least 1, was 0");
    float[] idf = {1, 1};
    List<String> terms = List.of("a", "b");
    refused(
        () -> new ContentModel(terms, new float[1], DenseRows.zeros(2, 3)),
        "each of 2 terms needs an idf and a row of the projection; got 1 and 2");
    refused(() -> new ContentModel(terms, idf, DenseRows.zeros(1, 3)), "got 2 and 1");
    refused(
        () -> new ContentModel(List.of("b", "a"), idf, DenseRows.zeros(2, 3)),
        "terms must ascend, but 'a' follows 'b'");
    refused(
        () -> new ContentModel(terms, new float[] {1, Float.NaN}, DenseRows.zeros(2, 3)),
        "idf of term 'b' must be a number above 0, was NaN");
    refused(
        () -> new ContentModel(terms, idf, new DenseRows(2, 1, new float[] {0, Float.NaN})),
        "projection must be finite");
  }

  private static void refused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}

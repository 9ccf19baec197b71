package io.leat.core.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlaneProjectionTest {

  /** Points of a plane in five dimensions keep their distances on it. */
  @Test
  void aPlaneIsFoundAgain() {
    Random random = new Random(3);
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      float a = (float) (3 * random.nextGaussian());
      float b = (float) random.nextGaussian();
      vectors.add(new float[] {a + 1, 0.6f * b, 0.8f * b, 2, -1});
    }
    PlaneProjection plane = PlaneProjection.of(vectors);

    for (int i = 1; i < vectors.size(); i++) {
      PlaneProjection.Point one = plane.point(vectors.get(0));
      PlaneProjection.Point other = plane.point(vectors.get(i));
      double expected = 0;
      for (int d = 0; d < 5; d++) {
        expected += Math.pow(vectors.get(0)[d] - vectors.get(i)[d], 2);
      }
      assertThat(Math.hypot(one.x() - other.x(), one.y() - other.y()))
          .isCloseTo(Math.sqrt(expected), within(1e-5));
    }
    assertThat(Math.abs(plane.first()[0])).isGreaterThan(0.99);
  }

  @Test
  void fewVectorsHaveAPlaneToo() {
    PlaneProjection one = PlaneProjection.of(List.of(new float[] {1, 2}));
    assertThat(one.point(new float[] {1, 2})).isEqualTo(new PlaneProjection.Point(0, 0));
    PlaneProjection line = PlaneProjection.of(List.of(new float[] {1}, new float[] {3}));
    assertThat(Math.abs(line.point(new float[] {3}).x())).isCloseTo(1, within(1e-9));
    assertThat(line.point(new float[] {3}).y()).isZero();
    assertThatThrownBy(() -> PlaneProjection.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

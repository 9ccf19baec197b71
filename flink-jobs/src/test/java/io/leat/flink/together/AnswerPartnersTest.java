package io.leat.flink.together;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // Flink's harness may be interrupted while it closes.
final class AnswerPartnersTest {
  private static final String[] ALONE = {};

  @Test
  void anAnswerWaitsForWhatTheQuestionHasSeen() throws Exception {
    try (var answers =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new AnswerPartners()),
            BasketEntry::itemId,
            PartnerQuestion::partnerId,
            Types.STRING)) {
      answers.open();
      answers.processElement1(new BasketEntry("bulb", true, ALONE), 1);
      answers.processElement2(new PartnerQuestion("bulb", "lamp", 2, 5, 10), 3);
      answers.processElement2(new PartnerQuestion("bulb", "cup", 2, 4, 20), 3);
      both(answers, 9);
      assertThat(answers.extractOutputValues()).isEmpty();
      answers.processElement1(new BasketEntry("bulb", true, ALONE), 10);
      answers.processElement1(new BasketEntry("bulb", false, new String[] {"lamp"}), 10);
      both(answers, 10);
      assertThat(answers.extractOutputValues())
          .containsExactly(new PartnerAnswer("lamp", "bulb", 2, 5, 2, 10));
      answers.processElement1(new BasketEntry("bulb", true, ALONE), 15);
      both(answers, 25);
      assertThat(answers.extractOutputValues())
          .last()
          .isEqualTo(new PartnerAnswer("cup", "bulb", 2, 4, 3, 20));
    }
  }

  private static void both(KeyedTwoInputStreamOperatorTestHarness<?, ?, ?, ?> answers, long time)
      throws Exception {
    answers.processWatermark1(new Watermark(time));
    answers.processWatermark2(new Watermark(time));
  }
}

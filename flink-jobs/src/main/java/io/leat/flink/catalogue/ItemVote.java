package io.leat.flink.catalogue;

/**
 * What a person's acts say of an item that came after training; replaces what the same person said
 * before.
 *
 * @param person a 64-bit hash of the user's id
 * @param vector their interest vector, of the model's rank; empty where they say nothing any more
 * @param strength how much the item speaks for them, as in training; above zero beside a vector
 * @param position of the newest record in it, as {@code LogRecord} has it
 */
public record ItemVote(long person, float[] vector, float strength, long position) {
  private static final float[] NOTHING = new float[0];

  /** Takes back what the person said. */
  public static ItemVote none(long person) {
    return new ItemVote(person, NOTHING, 0, 0);
  }

  boolean isNone() {
    return vector.length == 0;
  }
}

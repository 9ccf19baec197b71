package io.leat.flink.events;

/**
 * What someone asked of the shop about themselves.
 *
 * @param person key as {@link Interaction#person} gives it
 * @param position when it was received, epoch microseconds
 * @param forget whether all that was received of them before is to be forgotten
 * @param personalisation whether answers may be personal
 */
public record PersonWish(String person, long position, boolean forget, boolean personalisation) {

  public boolean isOfUser() {
    return Interaction.isUser(person);
  }

  public static PersonWish forget(String person, long position) {
    return new PersonWish(person, position, true, true);
  }

  public static PersonWish consent(String person, long position, boolean personalisation) {
    return new PersonWish(person, position, false, personalisation);
  }
}

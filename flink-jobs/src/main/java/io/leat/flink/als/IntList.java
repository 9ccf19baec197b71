package io.leat.flink.als;

import java.util.Arrays;

/** Numbers that are added one by one. */
final class IntList {
  private int[] numbers = new int[16];
  private int size;

  void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size + (size >> 1));
    }
    numbers[size++] = number;
  }

  int size() {
    return size;
  }

  int[] numbers() {
    return numbers;
  }
}

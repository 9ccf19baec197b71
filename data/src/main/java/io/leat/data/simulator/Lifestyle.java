package io.leat.data.simulator;

import java.util.List;

/** A reason to want several types at once, across departments: a keen cook, a camper. */
record Lifestyle(String name, List<String> types) {}

package leeml.model.factor;

import java.io.Serializable;

/**
 * One known entry of the matrix of users and items.
 *
 * @param user the user's own number, as the data has it, at least 0
 * @param item the item's own number, as the data has it, at least 0
 * @param value finite
 */
public record Rating(int user, int item, float value) implements Serializable {}

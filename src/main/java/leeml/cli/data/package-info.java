/**
 * The command {@code ./leeml data}: what sets there are, fetching and checking them, and making
 * rows with a known truth.
 *
 * <p>{@link leeml.cli.data.DataCommand} speaks of the catalogue; {@code data generate KIND} has
 * flags that concern some kinds only, and says so of a flag that means nothing to the kind asked
 * for.
 */
package leeml.cli.data;

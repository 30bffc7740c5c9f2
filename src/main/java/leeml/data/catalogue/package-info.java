/**
 * Data sets that do not ship: where they come from, what they must be, and how to get them.
 *
 * <p>The list is {@code catalogue.conf} beside this package: canonical address, licence, size and
 * sha256 of the raw bytes, that is of what a {@code .gz} file holds. {@link
 * leeml.data.catalogue.Catalogue} finds a set in the cache ({@code LEEML_CACHE}, else {@code
 * ~/.cache/leeml}) or in a mirror, and fetches it into the cache: under a temporary name, going on
 * where a broken download stopped, renamed only when the sum is right.
 *
 * <p>{@code LEEML_DATA_MIRROR}, a folder on any file system of Hadoop or a web address, replaces
 * all addresses; the files lie in it as in the cache.
 */
package leeml.data.catalogue;

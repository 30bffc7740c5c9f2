/**
 * Brings a file here and makes sure that it is the right one.
 *
 * <p>A {@link leeml.data.fetch.Source} is a web address or a folder of any file system of Hadoop;
 * it can begin in the middle. {@link leeml.data.fetch.Download} writes under a temporary name, goes
 * on where a broken download stopped, compares the sha256 of the raw bytes and renames. This
 * package knows files, not data sets.
 */
package leeml.data.fetch;

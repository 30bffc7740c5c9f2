/**
 * Files through Hadoop's FileSystem: a path may be {@code file://}, {@code hdfs://}, {@code s3a://}
 * or whatever else Hadoop is configured for.
 *
 * <p>A path without a scheme is a local one when something lies there, else one of Hadoop's default
 * file system. Readers ask {@link leeml.data.file.InputFiles}; writers use {@link
 * leeml.data.file.WholeWrite}, which shows a file only when all of it is written.
 */
package leeml.data.file;

/**
 * Pictures as an input of jobs: {@link leeml.job.image.ImageOptions} is the group of options that
 * says which folder of IDX files is read and how many pictures of each of its parts, so that every
 * picture chapter takes the same keys, checks them alike and reads them in one way.
 *
 * <p>The files themselves are read by {@code leeml.data.idx}.
 */
package leeml.job.image;

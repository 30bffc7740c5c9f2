/**
 * What goes wrong, and how it is done: signals to processes, a disk of a few megabytes in a mount
 * namespace, a network interface in a namespace that is taken down.
 *
 * <p>Each {@link leeml.cli.chaos.fault.Fault} says beforehand what this machine lacks for it, and
 * afterwards whether the run has felt it: a fault that missed is no proof of anything. What needs a
 * namespace lives as long as the worker's processes and leaves nothing behind.
 */
package leeml.cli.chaos.fault;

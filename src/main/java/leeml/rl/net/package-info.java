/**
 * Small networks in plain Java, fast at one observation a call: what acting needs.
 *
 * <p>{@link leeml.rl.net.DenseNet} gives outputs and takes dL/d outputs back, so that policies,
 * values and any loss can be written on top of it.
 */
package leeml.rl.net;

/**
 * Pictures that are changed while a network stands still: {@link ch07_cnn.canvas.Dream} makes a
 * layer's answers grow, {@link ch07_cnn.canvas.StyleTransfer} makes one picture's content and
 * another's style meet in a third. {@link ch07_cnn.canvas.Canvas} is a grey picture of any size.
 *
 * <p>What network it is, is not known here: {@link ch07_cnn.canvas.Layers} gives its convolutions
 * for pictures of any size, as filters slide over whatever they are laid on.
 */
package ch07_cnn.canvas;

/**
 * Codes that stay where they are when a picture changes a little: {@link
 * ch19_autoencoder.contract.TiedAutoEncoder} pays for its encoder's derivative, and {@link
 * ch19_autoencoder.contract.Sensitivity} measures how far codes move.
 */
package ch19_autoencoder.contract;

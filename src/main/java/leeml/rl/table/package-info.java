/**
 * Worlds with finitely many states, known in full: their model, and the values that follow from it
 * exactly; and the methods that learn them from samples instead, one a file.
 *
 * <p>V(s) and Q(s, a) are expectations of G = Σ γᵗ r_t from state s on, γ in [0, 1].
 */
package leeml.rl.table;

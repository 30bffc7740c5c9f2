/**
 * Worlds with finitely many states, known in full: their model, and the values that follow from it
 * exactly. They are what methods that learn from samples are measured against.
 *
 * <p>V(s) and Q(s, a) are expectations of G = Σ γᵗ r_t from state s on, γ in [0, 1].
 */
package leeml.rl.table;

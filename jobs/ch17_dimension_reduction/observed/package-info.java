/**
 * What the chapter's jobs look at: rows of numbers from any CSV or from pictures, with a class a
 * row where one is known. Classes serve to judge and to colour; no method of clustering or of PCA
 * sees them.
 */
package ch17_dimension_reduction.observed;

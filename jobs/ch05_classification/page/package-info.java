/** What a person sees of the chapter's longer jobs: tables, boundaries, curves. */
package ch05_classification.page;

"""What is kept of an article, a module a kind: text, outcomes, revisions, notes, summaries."""

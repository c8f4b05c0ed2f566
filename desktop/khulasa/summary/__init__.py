"""The gist of an article: summaries, each sentence tied to the paragraphs it comes from."""

"""What is kept on disk: articles, finished sentences, revisions, summaries; and finding them."""

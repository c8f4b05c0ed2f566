"""Where models come from: a hub, Python packages, files; and fetching them."""

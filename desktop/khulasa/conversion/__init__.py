"""Making models that CTranslate2 runs of what was fetched, and trying them."""

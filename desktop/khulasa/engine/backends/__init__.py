"""What translates sentences: CTranslate2, or torch as the reference; and their tokens."""

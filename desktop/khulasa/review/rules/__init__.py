"""The rules that a translated sentence is checked by: one module a rule."""

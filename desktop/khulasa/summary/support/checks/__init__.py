"""Checks of a summary's sentence against its article: one module a check.

``KIND`` is the kind of issue that a check finds. Opposites and denials are both a
``"contradiction"``.
"""

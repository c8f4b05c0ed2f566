"""The rules that a translated sentence is checked by: one module a rule.

``KIND`` is the kind of issue that a rule finds. Programs read it, so rules about one thing share
it: those about months, currencies, minus and scores are about ``"numbers"``.
"""

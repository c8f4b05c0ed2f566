"""The window. The only package that imports Qt."""

# PySide6 reads the source of every module that is imported after it, to look for its own name in
# it. So what the first picture needs besides Qt is imported before Qt is.
import khulasa.settings.language
import khulasa.settings.store  # noqa: F401

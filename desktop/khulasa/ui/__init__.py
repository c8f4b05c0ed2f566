"""The window. The only package that imports Qt."""

# PySide6 reads the source of every module that is imported after it, to look for its own name in
# it. So what the window needs besides Qt is imported before Qt is; that saves a tenth of the start.
import khulasa.article.child.process
import khulasa.article.packed.inside
import khulasa.engine.client
import khulasa.export.clipboard
import khulasa.models.install_progress
import khulasa.reading.opening
import khulasa.reading.remembering
import khulasa.same_format.write
import khulasa.settings.store  # noqa: F401

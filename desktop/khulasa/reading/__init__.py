"""An article being read: the core of window and command line, without Qt."""

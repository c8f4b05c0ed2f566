"""Reading in a process of its own: a parser that crashes, hangs or swells takes nothing along."""

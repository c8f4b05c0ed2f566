"""Many documents at once: found, read, translated together, written, reported; needs no Qt."""

"""Translating what is copied in other programs, in a small window that stays on top."""

"""Subtitles of films (SRT, WebVTT, ASS): what is said, and when."""

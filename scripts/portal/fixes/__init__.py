"""Mends what has one right answer, and tells what it mended."""

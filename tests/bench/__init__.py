"""The promised figures: `make bench` measures them."""

"""What a change of sources does to readers: provisions, addresses, translations."""

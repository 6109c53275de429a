"""An official plan as one tree of provisions, and everything the portal makes of it."""

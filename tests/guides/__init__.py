"""The guides: what they tell to press and to type, their pictures, and what commands answer."""

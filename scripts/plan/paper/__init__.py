"""What Typst sets: the preview images and the icons, and all that is meant for paper."""

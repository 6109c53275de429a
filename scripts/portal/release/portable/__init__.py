"""The whole portal in a zip: unpacked on any disk or USB stick, it opens by a double click.

Browsers treat pages of a disk (`file://`) apart: a link to a folder shows a list of its files, no
module is loaded and nothing is fetched.

- `contents`: the files of the zip
- `pages`: a page whose links lead to files, and which loads the one script below
- `scripts`: all modules in one classic script, `start.js`, which runs them; data as scripts;
  `pages.js` stands in for the module of the same name
"""

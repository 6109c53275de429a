"""Put a finished folder in its place, here or on a server, in one step.

- `parts`: a site in parts, each kept by what it is made from
- `manifest`: every file of a release with its SHA-256, size, type and address; `media_types`
- `atomic`: replace a folder or a file completely or not at all
- `publish`: upload versions side by side, compare them, switch between them, roll back
- `target`: the operations that publishing needs; `local_target`, `remote_target`: a folder of this
  machine, one reached by ssh; `targets`: the target that a command was given
"""

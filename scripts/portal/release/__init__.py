"""A finished folder takes its place at once and whole: here or on a server.

- `atomic`: replace a folder or a file, or leave the one that is there
- `publish`: versions beside each other, compared, switched, rolled back
- `target`: what a place for versions can do; `local_target`, `remote_target`: a folder of this
  machine, one reached by ssh; `targets`: the one that a person wrote
"""

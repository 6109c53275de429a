"""A finished folder takes its place at once and whole: here or on a server.

- `atomic`: replace a folder or a file, or leave the one that is there
- `publish`: versions beside each other, compared, switched, rolled back
- `targets`: where versions go: a folder of this machine, or one reached by ssh
"""

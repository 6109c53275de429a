"""The command line: one file a command.

- `main`: run a command, turn errors into messages and exit statuses
- `arguments`: the parser, and the exit statuses
- `project`: where the project is; its library, checked
- `terminal`: a progress line
"""

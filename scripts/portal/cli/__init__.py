"""The command line: a module for each command.

- `main`: run a command, turn errors into messages and exit statuses
- `arguments`: the parser, and the exit statuses
- `project`: where the project is, its checked library; progress and errors of commands
"""

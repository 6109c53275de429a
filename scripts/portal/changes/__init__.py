"""What a change of sources does to readers.

`project` reads two states of the project and compares them: `documents` each document, `provisions`
its text, by `alignment` and word by word (`wording`), `files` what else differs. `report` and
`document_report` say it in Vietnamese as `runs` of words; `text`, `markdown`, `html` write those.
"""

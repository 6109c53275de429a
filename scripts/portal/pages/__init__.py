"""The site: pages by MkDocs and pages of our own, and everything around them.

- `build`: the whole site, of parts that are made or kept; `site_plan`, `fingerprint`: the keys of
  the parts; `document_parts`, `portal_parts`: how they are made; `placing`: the site's folder
- `mkdocs_build`: MkDocs, run in this process; `plugin`: what it asks, answered from the library;
  `preview`: the documents of a large library that a preview shows
- `build_context`, `projections`, `portal_files`: what a build is, what is made of each document and
  of all; `whole_site`: all in one piece, for previews and plain MkDocs
- `document_text`: the text of a document, its sections and provisions as HTML
- `own_pages`: the home page, the guides, other pages of no document; `localized_files`: what the
  i18n plugin knows of files
- `reading_pages`, `contents`, `document_facts`, `comparison`, `transcription`: the contexts of a
  document's pages
- `standing`: that a document has ended or was amended, on every page of it
- `tasks`, `units`: what people come for, and whom a document binds
- `version_pages`, `version_changes`: a document's earlier versions, and how two differ
- `views`, `provision_pages`, `gallery`, `banner_page`, `search_page`, `rule_pages`, `data_page`,
  `verify_page`, `list_pages`: pages that MkDocs does not write
- `mending`: where a page is edited, and its faults reported
- `template_context`, `rendering`: the context of every page, and how all are rendered
- `sharing`, `legislation`: metadata for search engines and previews
- `downloads`, `assets`, `offline`, `sitemap`: files beside the pages; `earlier_files`: those that
  were published and replaced
- `built_site`, `rules`: the built site as the checks see it, and its rules
- `contract`, `permalink_rules`, `moved_pages`: published addresses that stay or lead on
- `all_rules`: every rule of the project; `change_rules`: only what a change can have broken;
  `whole_check`, `sound_state`: all of it on all cores, and what was found sound before
"""

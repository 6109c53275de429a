"""The site: pages by MkDocs and pages of our own, and everything around them.

- `build`: the whole site, and its preview; `plugin`: what MkDocs asks, answered from the library
- `projections`: what this build is, and everything that MkDocs does not build
- `document_text`: the text of a document, its sections and provisions as HTML
- `own_pages`: the home page, the guides, other pages of no document; `localized_files`: what the
  i18n plugin knows of files
- `reading_pages`, `contents`, `document_facts`, `comparison`, `transcription`: the contexts of a
  document's pages
- `standing`: that a document has ended or was amended, on every page of it
- `tasks`, `units`: what people come for, and whom a document binds
- `version_pages`, `version_changes`: a document's earlier versions, and how two differ
- `views`, `provision_pages`, `gallery`, `banner_page`, `search_page`, `rule_pages`, `data_page`,
  `list_pages`: pages that MkDocs does not write
- `mending`: where a page is edited, and its faults reported
- `template_context`, `rendering`: the context of every page, and how all are rendered
- `sharing`, `legislation`: metadata for search engines and previews
- `downloads`, `assets`, `offline`, `sitemap`: files beside the pages
- `built_site`, `rules`: the built site as the checks see it, and its rules
- `contract`, `permalink_rules`, `moved_pages`: published addresses that stay or lead on
- `all_rules`: every rule of the project; `change_rules`: only what a change can have broken
"""

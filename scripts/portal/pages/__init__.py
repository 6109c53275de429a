"""The site: pages by MkDocs and pages of our own, and everything around them.

- `build`: the whole site, and its preview; `plugin`: what MkDocs asks, answered from the library
- `projections`: what this build is, and everything that MkDocs does not build
- `reading_pages`, `contents`: the contexts of MkDocs' pages
- `provision_pages`, `gallery`, `search_page`: pages that MkDocs does not write
- `template_context`, `rendering`: the context of every page, and how all are rendered
- `sharing`: metadata for search engines and previews
- `downloads`, `assets`, `offline`, `sitemap`: files beside the pages
- `built_site`, `rules`: the built site as the checks see it, and its rules
- `all_rules`: every rule of the project
"""

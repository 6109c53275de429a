"""The site: pages by MkDocs and pages of our own, and everything around them.

- `build`: the whole site; `build_context`: what this build is
- `projections`: everything that MkDocs does not build
- `plugin`, `mkdocs_build`: MkDocs asks, the plugin answers from the library
- `provision_pages`, `gallery`, `search_page`: pages that MkDocs does not write
- `template_context`, `rendering`: what templates may use, and how they are rendered
- `sharing`: what a page tells search engines and previews
- `downloads`, `assets`, `offline`, `sitemap`: files beside the pages
- `built_site`, `rules`: the built site as the checks see it, and its rules
- `all_rules`: every rule of the project
"""

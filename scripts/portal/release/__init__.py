"""Turn a built site into what is released, and put it in its place, here or on a server.

- `distribution`: a release, whole
- `compression`: precompressed copies; `archive`: the site in one file
- `portable`: the portal as it opens from a disk; `zip_file`: a zip of the same bytes anywhere
- `server_rules`: what a web server does for the site; `nginx`, `nginx_bucket`, `caddy`
- `page_policy`: what browsers hold pages to; `answer_headers`: what servers send with each answer
- `manifest`: every file with its SHA-256, size, type and address; `media_types`
- `libraries`: the locked libraries; `sbom`: the bill of materials
- `parts`: a site in parts, each kept by what it is made from
- `atomic`: replace a folder or a file completely or not at all
- `publish`: upload versions side by side, switch between them, roll back; `upload`: a version on
  its way, compared with its manifest; `carried`: what it has of the versions that it replaces;
  `carried_online`: the same for hosts that keep no versions
- `verify`: compare what is served with a manifest; `web`: what a web address serves
- `target`: the operations that publishing needs; `local_target`, `remote_target`: a folder of this
  machine, one reached by ssh; `bucket_target`: an S3-compatible bucket; `targets`: the target that
  a command was given; `guarded_target`: one that is changed only while its lock is held
- `remote_shell`: scripts on another machine, and a lock there that lives as long as a connection;
  `bucket`: the objects of a bucket; `lease`: a lock in one
"""

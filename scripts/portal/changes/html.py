"""A report as one page by itself: no script, no request to anywhere, light and dark."""

from collections.abc import Iterable
from html import escape

from portal.changes.runs import Entry, Report, Run, Section, Style

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root{color-scheme:light dark;--page:#fff;--text:#1c1b1a;--quiet:#5c5955;--line:#d8d4ce;
--out:#8f1d14;--out-on:#fbe6e3;--in:#14532d;--in-on:#dff3e4;--loud:#8f1d14}
@media(prefers-color-scheme:dark){:root{--page:#171615;--text:#eceae7;--quiet:#b0aca6;
--line:#3d3a37;--out:#ffb4a9;--out-on:#4a1a15;--in:#a6e3b8;--in-on:#123a20;--loud:#ffb4a9}}
body{margin:0 auto;max-width:46rem;padding:1rem;background:var(--page);color:var(--text);
font:1rem/1.6 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.4rem;line-height:1.3}h2{font-size:1.1rem;line-height:1.4;margin:2rem 0 .5rem;
padding-top:1rem;border-top:1px solid var(--line)}
ul{list-style:none;margin:0;padding:0}li{margin:.75rem 0}
.loud{border-inline-start:.25rem solid var(--loud);padding-inline-start:.75rem}
.loud strong{color:var(--loud)}q{quotes:none}
p{margin:.25rem 0;color:var(--text)}.detail{color:var(--quiet)}
del{background:var(--out-on);color:var(--out)}ins{background:var(--in-on);color:var(--in)}
"""
_FORMS = {
    Style.OURS: "{}",
    Style.QUOTED: "<q>{}</q>",
    Style.DELETED: "<del>{}</del>",
    Style.INSERTED: "<ins>{}</ins>",
}


def as_html(report: Report) -> str:
    """The report as a page."""
    sections = "".join(map(_section, report.sections))
    return (
        '<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Những gì thay đổi đối với người đọc</title>\n<style>{_STYLE}</style>\n"
        "<main>\n<h1>Những gì thay đổi đối với người đọc</h1>\n"
        f"<p>{escape(report.summary)}</p>\n{sections}</main>\n</html>\n"
    )


def _section(section: Section) -> str:
    entries = "".join(map(_entry, section.entries))
    return f"<section>\n<h2>{_joined(section.title)}</h2>\n<ul>\n{entries}</ul>\n</section>\n"


def _entry(entry: Entry) -> str:
    warning = "<strong>Cần xem kỹ.</strong> " if entry.loud else ""
    opened = '<li class="loud">' if entry.loud else "<li>"
    detail = f'<p class="detail">{_joined(entry.detail, " ")}</p>' if entry.detail else ""
    return f"{opened}<p>{warning}{_joined(entry.lead)}</p>{detail}</li>\n"


def _joined(runs: Iterable[Run], between: str = "") -> str:
    return between.join(_FORMS[run.style].format(escape(run.text)) for run in runs)

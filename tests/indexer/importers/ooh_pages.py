"""Small made-up pages in the markup of the 2010-11 handbook."""

from collections.abc import Mapping
from pathlib import Path

from indexer.importers import Imported, import_pages
from indexer.model import Occupation, Part

# Section -> (id of its heading, title of its heading, name in its comments).
MARKUP: Mapping[str, tuple[str, str, str]] = {
    "significant-points": ("", "Significant Points", "Significant Points"),
    "nature-of-work": ("nature", "Nature of the Work", "Nature of the Work"),
    "training": ("training", "Training, Other Qualifications, and Advancement", "Training"),
    "employment": ("emply", "Employment", "Employment"),
    "job-outlook": ("outlook", "Job Outlook", "Job Outlook"),
    "projections-data": ("projections_data", "Projections Data", "Projections Data"),
    "earnings": ("earnings", "Earnings", "Earnings"),
    "related": ("related", "Related Occupations", "Related Occupations"),
    "sources": ("addinfo", "Sources of Additional Information", "Additional Sources"),
    "onet": ("onet", "O*NET-SOC Code Coverage", "ONET-SOC Code"),
}
ABOUT = (
    '<span class="about-this-section OOHhideprint"><a href="/oco/oco2001.htm" class="glossary">'
    "About this section</a></span>"
)
DEFAULT_SECTIONS = {"nature-of-work": "<p>Kite testers fly kites all day.</p>"}


def section_html(name: str, html: str, *, comments: bool = True, heading: bool = True) -> str:
    """A section with its heading and the comments around its content."""
    identity, title, comment = MARKUP[name]
    attribute = f' id="{identity}"' if identity else ""
    head = f"<h2{attribute}>{title}\n\t{ABOUT}\n</h2>\n" if heading else ""
    if not comments:
        return f"{head}{html}\n"
    return f"{head}<!-- {comment} Content -->\n{html}\n<!-- /{comment} Content -->\n"


def page_html(
    title: str = "Kite Testers",
    sections: Mapping[str, str] = DEFAULT_SECTIONS,
    *,
    number: int | None = 700,
    keywords: str = "",
    modified: str = "December 17, 2009",
    between: str = "",
) -> str:
    """A whole page; ``between`` stands after the last section, before the citation."""
    body = "".join(section_html(name, html) for name, html in sections.items())
    address = f"http://www.bls.gov/oco/ocos{number:03d}.htm" if number is not None else ""
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html><head><title>{title}</title>
<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
<meta name="keywords" content="{keywords}">
</head><body>
<h1 style="float:left">Handbook of the site</h1><ul><li><a href="/oco/">Navigation</a></li></ul>
<!-- BEGIN CONTENT -->
<h1><!-- OOH Title -->{title}<!-- /OOH Title --></h1>
<ul>
<!-- Anchored Links -->
<li><a href="#nature">Nature of the Work</a></li>
<!-- /Anchored Links -->
</ul>
{body}{between}
<!-- BLS CITATION -->
<!-- Suggested Citation -->
<div class="citation"><strong>Suggested citation:</strong> The handbook, 2010-11 Edition,
{title}, on the Internet at <a href="{address}">{address}</a></strong> (visited today).</div>
<!-- /Suggested Citation -->
<p class="update"><strong>Last Modified Date: </strong>
<!-- Last Modified -->{modified}<!-- /Last Modified -->
</p>
<!-- END CONTENT -->
<p>Footer of the site</p>
</body></html>
"""


def write_page(folder: Path, name: str, html: str, encoding: str = "cp1252") -> Path:
    """A page as a file with the line ends of the published ones."""
    path = folder / name
    path.write_bytes(html.replace("\n", "\r\n").encode(encoding))
    return path


def import_html(folder: Path, html: str, name: str = "700.html") -> Imported:
    return import_pages("ooh-2010", [write_page(folder, name, html)])


def imported_occupation(folder: Path, html: str, name: str = "700.html") -> Occupation:
    """The one profile of a page that has to import."""
    imported = import_html(folder, html, name)
    assert imported.failures == ()
    (occupation,) = imported.occupations
    return occupation


def parts_of_section(folder: Path, name: str, html: str) -> tuple[Part, ...]:
    """The parts of one section of a page that has it with this HTML."""
    sections = {**DEFAULT_SECTIONS, name: html}
    occupation = imported_occupation(folder, page_html(sections=sections))
    types = {"sources": "sources-of-additional-information"}
    (section,) = (s for s in occupation.sections if s.type == types.get(name, name))
    return section.parts

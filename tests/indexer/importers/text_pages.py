"""Made-up pages of a career site, as the plain text a browser gives."""

from pathlib import Path

NAVIGATION = "Nature of Work\nTraining\nEmployment\nJob Outlook\nEarnings\n"


def page_text(
    body: str, *, title: str = "Kite Testers", source: str = "Bureau of Kite Statistics"
) -> str:
    """A page: slogan, title, navigation, the body, source, pager, disclaimer, related."""
    return f"""Fly high and discover new winds with us!
\u00a0
{title} \u00a0
.
\u00a0
\u00a0  -----------------\u00a0
\u00a0
\u00a0  {NAVIGATION}\u00a0
-----------------\u00a0

Job Index A-Z
\u00a0
{title}

{body}

Source: {source}
Previous
1 2 3 4 5
Next
\u00a0
Links on this web page are provided for nothing and do not constitute an endorsement.

Related Occupations
-------------------------------
Rope Makers
-------------------------------\u00a0
Wind Watchers and Cloud Counters"""


def write_text(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path

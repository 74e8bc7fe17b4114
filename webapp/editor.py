"""For editors only: the problems of the working files, on a page of their own and as a notice.

Exists only where $OCCUPATIONS_PROBLEMS names the file that the watcher writes.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, current_app, request

from webapp.pages.frame import render
from webapp.wording import count_of

blueprint = Blueprint("editor", __name__)


@dataclass(frozen=True, slots=True)
class FileProblem:
    """A mistake of a corpus file as the page shows it; ``caret`` stands under the place."""

    place: str  # path:line:column
    slug: str  # of the profile, by its file name
    message: str
    source: str
    caret: str


@dataclass(frozen=True, slots=True)
class EditorPage:
    problems: tuple[FileProblem, ...]


def serve_editors(app: Flask) -> None:
    """Adds the editors' page and notice if a file of problems is configured."""
    path = os.environ.get("OCCUPATIONS_PROBLEMS")
    if path:
        app.config["PROBLEMS"] = Path(path)
        app.register_blueprint(blueprint)
    app.context_processor(_notice)


@dataclass(frozen=True, slots=True)
class EditorNotice:
    """What every page of an editor's site says: how many problems, and which are this profile's."""

    text: str
    here: tuple[FileProblem, ...]


def _notice() -> dict[str, Any]:
    """The notice for the templates, None where the site is not an editor's."""
    path = current_app.config.get("PROBLEMS")
    if path is None:
        return {"editor_notice": None}
    found = read_problems(path)
    slug = (request.view_args or {}).get("slug")
    text = f"{count_of(len(found), 'problem')} in the working files"
    here = tuple(problem for problem in found if problem.slug == slug)
    return {"editor_notice": EditorNotice(text, here)}


def read_problems(path: Path) -> tuple[FileProblem, ...]:
    """The problems the watcher last wrote; none while there is no such file."""
    try:
        rows = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return ()
    return tuple(
        FileProblem(
            place=f"{row['path']}:{row['line']}:{row['column']}",
            slug=Path(row["path"]).stem,
            message=row["message"],
            source=row["source"] or "",
            caret=" " * (row["column"] - 1) + "^",
        )
        for row in rows
    )


@blueprint.get("/editor")
def problems() -> str:
    page = EditorPage(read_problems(current_app.config["PROBLEMS"]))
    return render("editor.html", page, title="Problems of the working files", for_crawlers=False)

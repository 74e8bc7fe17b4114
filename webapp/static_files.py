"""Static files with a fingerprint in their address, so that browsers may keep them for a year."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

KEEP = "public, max-age=31536000, immutable"  # one year, the longest RFC 9111 caches honour


class StaticFiles:
    """The files of the static folder as they were when the application started."""

    def __init__(self, folder: Path) -> None:
        self._fingerprints: Mapping[str, str] = {
            path.relative_to(folder).as_posix(): _fingerprint(path)
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    def url(self, name: str) -> str:
        """E.g. "/static/site.css?v=1f0c9a52"."""
        return f"/static/{name}?v={self._fingerprints[name]}"

    def may_be_kept(self, name: str, fingerprint: str | None) -> bool:
        """Whether an address with this fingerprint can never mean other content."""
        return fingerprint is not None and self._fingerprints.get(name) == fingerprint


def _fingerprint(path: Path) -> str:
    # 8 hex digits: enough to tell the handful of versions of one file apart.
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]

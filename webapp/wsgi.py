"""What a WSGI server loads: the application for the index directory in $OCCUPATIONS_INDEX."""

import os
from pathlib import Path

from webapp import create_app

application = create_app(Path(os.environ["OCCUPATIONS_INDEX"]))

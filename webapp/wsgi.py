"""What a WSGI server loads: the application with the settings of the environment."""

from webapp import create_app

application = create_app()

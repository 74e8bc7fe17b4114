"""Read the request, ask the engine, render: one module a room of the site."""

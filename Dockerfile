# The site with its shipped corpus. Build: docker build -t occupation-search .
# Run: docker run -p 8000:8000 -v occupations:/index occupation-search
FROM python:3.11-slim
RUN useradd --system --create-home occupations && mkdir -m 700 /index && chown occupations /index
WORKDIR /app
COPY pyproject.toml README.md LICENSE ./
COPY indexer indexer
COPY webapp webapp
COPY corpus corpus
# --build-arg EXTRAS=[opensearch] for a site that asks a cluster
ARG EXTRAS=
RUN pip install --no-cache-dir ".$EXTRAS"
USER occupations
ENV OCCUPATIONS_INDEX=/index
EXPOSE 8000
HEALTHCHECK CMD python -c "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz')"
CMD ["sh", "-c", "occupations build && exec occupations serve --host 0.0.0.0"]

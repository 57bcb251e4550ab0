# An image of the grader for an xqueue. Build it in this folder:  docker build -t grader-xqueue .
FROM python:@PYTHON@-slim
RUN apt-get update -q && apt-get install -qy --no-install-recommends libseccomp2 \
 && rm -rf /var/lib/apt/lists/* && useradd --system --create-home grader
COPY pins /srv/grader/pins
COPY *.whl install.sh /srv/grader/
RUN /srv/grader/install.sh
COPY course /srv/grader/course
COPY serve.sh /srv/grader/
RUN chown -R grader: /srv/grader && chmod -R go= /srv/grader
USER grader
STOPSIGNAL SIGTERM
ENTRYPOINT ["/srv/grader/serve.sh"]

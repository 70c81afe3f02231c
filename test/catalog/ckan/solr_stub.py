"""An empty Solr: answers whatever CKAN asks when it saves or looks for a dataset. Nothing is ever found, so CKAN reads its database."""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SCHEMA = b'<?xml version="1.0" encoding="UTF-8"?><schema name="ckan-2.10" version="1.6"></schema>'
FOUND_NOTHING = {
    "responseHeader": {"status": 0, "QTime": 0},
    "response": {"numFound": 0, "start": 0, "docs": []},
    "facet_counts": {"facet_queries": {}, "facet_fields": {}, "facet_ranges": {}},
}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        if length:
            self.rfile.read(length)
        is_schema = "/schema" in self.path
        body = SCHEMA if is_schema else json.dumps(FOUND_NOTHING).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/xml" if is_schema else "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = answer

    def log_message(self, *_):
        pass


ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()

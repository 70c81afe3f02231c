"""Times pdfplumber's table finding over PDF files: `pdfplumber_peer.py <rounds> <file>...` prints milliseconds of the median round."""

import statistics
import sys
import time

import pdfplumber

rounds, files = int(sys.argv[1]), sys.argv[2:]
times = []
for _ in range(rounds + 1):
    started = time.perf_counter()
    for file in files:
        with pdfplumber.open(file) as pdf:
            for page in pdf.pages:
                page.extract_tables()
    times.append((time.perf_counter() - started) * 1000)
print(statistics.median(times[1:]))

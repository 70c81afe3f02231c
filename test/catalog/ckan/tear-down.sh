#!/bin/bash
# Ends what set-up.sh started in this folder, by the process numbers that it noted, and removes the folder.
set -u
work=$(realpath "$1")
for name in ckan solr redis; do [ -f "$work/$name.pid" ] && kill "$(cat "$work/$name.pid")"; done
data=$work/postgres
if [ -f "$data/postmaster.pid" ]; then
  postgres_bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$postgres_bin/pg_ctl" -D "$data" -m fast stop; else "$postgres_bin/pg_ctl" -D "$data" -m fast stop; fi
fi
rm -rf "$work"

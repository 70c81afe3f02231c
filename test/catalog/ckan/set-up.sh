#!/bin/bash
# Sets a real CKAN up on loopback, for `npm run test:ckan`: CKAN's own source, Debian's packages of what it needs, PostgreSQL, Redis.
# Only Solr is replaced, by an empty one: the datasets are looked up by name, and CKAN then reads its database.
#
#   test/catalog/ckan/set-up.sh <folder of CKAN's source> <folder to work in>
#
# The source is fetched by whoever runs this (https://github.com/ckan/ckan, tag ckan-2.10.10) and is never part of this project.
# Debian 12: apt-get install postgresql redis-server $(cat test/catalog/ckan/packages.txt)
# Prints the address, a token of an editor and that of a reader, one a line; everything runs until tear-down.sh <folder to work in>.
set -eu
source_folder=$(realpath "$1")
mkdir -p "$2"
work=$(realpath "$2")
here=$(dirname "$(realpath "$0")")
base_port=${CKAN_TEST_PORT:-5090}
ckan_port=$base_port postgres_port=$((base_port + 1)) redis_port=$((base_port + 2)) solr_port=$((base_port + 3))
python=/usr/bin/python3
export PYTHONPATH="$source_folder:$work/shim" PYTHONWARNINGS=ignore
log=$work/log
mkdir -p "$log" "$work/storage"

# Where this runs as root, PostgreSQL runs as postgres: it refuses to be root.
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
postgres_bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
data=$work/postgres
mkdir -p "$data"
[ "$(id -u)" = 0 ] && chown postgres "$data"
as_postgres "$postgres_bin/initdb" -D "$data" -A trust -E UTF8 --locale=C.UTF-8 >"$log/initdb" 2>&1
# Nothing here outlives a test: no waiting for the disk.
as_postgres "$postgres_bin/pg_ctl" -D "$data" -w -l "$data/log" \
  -o "-h 127.0.0.1 -p $postgres_port -k $data -c fsync=off" start >"$log/pg_ctl" 2>&1
sql() { as_postgres psql -q -h 127.0.0.1 -p "$postgres_port" "$@"; }
for role in ckan ckan_write ckan_read; do sql -d postgres -c "CREATE ROLE $role LOGIN PASSWORD 'test'"; done
sql -d postgres -c 'CREATE DATABASE ckan OWNER ckan' -c 'CREATE DATABASE datastore OWNER ckan_write'

start() { # <name> <command…>: in the background, its process number noted for tear-down.sh
  local name=$1; shift
  nohup "$@" >"$log/$name" 2>&1 &
  echo $! >"$work/$name.pid"
}
start redis redis-server --bind 127.0.0.1 --port "$redis_port" --save '' --dir "$work"
start solr "$python" "$here/solr_stub.py" "$solr_port"

cp -r "$here/shim" "$work/"
(cd "$source_folder" && "$python" setup.py -q egg_info --egg-base "$work/shim") >"$log/egg" 2>&1

ckan() { (cd "$work" && "$python" -c 'from ckan.cli.cli import ckan; ckan()' "$@"); }
ckan generate config "$work/ckan.ini" >"$log/config" 2>&1
database() { echo "postgresql://$1:test@127.0.0.1:$postgres_port/$2"; }
ckan config-tool "$work/ckan.ini" \
  "sqlalchemy.url=$(database ckan ckan)" \
  "ckan.datastore.write_url=$(database ckan_write datastore)" \
  "ckan.datastore.read_url=$(database ckan_read datastore)" \
  "ckan.redis.url=redis://127.0.0.1:$redis_port/0" \
  "solr_url=http://127.0.0.1:$solr_port/solr/ckan" \
  "ckan.site_url=http://127.0.0.1:$ckan_port" \
  "ckan.storage_path=$work/storage" \
  "ckan.plugins=${CKAN_TEST_PLUGINS-datastore}" \
  "ckan.locale_default=ja" \
  'ckan.max_resource_size=20' >>"$log/config" 2>&1
ckan -c "$work/ckan.ini" db init >"$log/db" 2>&1
if [ "${CKAN_TEST_PLUGINS-datastore}" = datastore ]; then
  ckan -c "$work/ckan.ini" datastore set-permissions 2>"$log/permissions.err" | sed '/^\\connect/s/"ckan"/"ckan"/' >"$work/permissions.sql"
  sql -d postgres -f "$work/permissions.sql" >"$log/permissions" 2>&1
fi
start ckan env -C "$work" "$python" -c 'from ckan.cli.cli import ckan; ckan()' -c "$work/ckan.ini" run -H 127.0.0.1 -p "$ckan_port" -r
for _ in $(seq 120); do
  curl -sf "http://127.0.0.1:$ckan_port/api/3/action/status_show" >/dev/null && break
  sleep 1
done
curl -sf "http://127.0.0.1:$ckan_port/api/3/action/status_show" >"$work/status.json"

token() { ckan -c "$work/ckan.ini" user token add -q "$1" test 2>>"$log/users"; }
for user in admin editor reader; do
  ckan -c "$work/ckan.ini" user add "$user" "email=$user@example.jp" password=testtest1 >>"$log/users" 2>&1
done
ckan -c "$work/ckan.ini" sysadmin add admin >>"$log/users" 2>&1
admin=$(token admin)
call() { curl -sf -H "Authorization: $admin" -H 'Content-Type: application/json' "http://127.0.0.1:$ckan_port/api/3/action/$1" -d "$2" >>"$log/calls"; }
call organization_create '{"name":"miharashi","title":"見晴市","users":[{"name":"editor","capacity":"editor"},{"name":"reader","capacity":"member"}]}'
{
  echo "http://127.0.0.1:$ckan_port"
  token editor
  token reader
} | tee "$work/access"

#!/bin/bash
# `npm run test:ckan`: the way into the catalogue against a real CKAN, which is set up on loopback and taken down again.
# Where one runs already, MOKUHYO_TEST_CKAN names the folder that set-up.sh was given.
set -eu
here=$(dirname "$(realpath "$0")")
if [ -z "${MOKUHYO_TEST_CKAN:-}" ]; then
  if [ ! -f "${CKAN_SOURCE:-}/ckan/__init__.py" ]; then
    echo 'CKAN_SOURCE names no folder with the source of CKAN. It is no part of this project; to get it:' >&2
    echo '  git clone --depth 1 --branch ckan-2.10.10 https://github.com/ckan/ckan /tmp/ckan' >&2
    echo '  apt-get install postgresql redis-server $(cat test/catalog/ckan/packages.txt)' >&2
    echo '  CKAN_SOURCE=/tmp/ckan npm run test:ckan' >&2
    exit 2
  fi
  MOKUHYO_TEST_CKAN=$(mktemp -d /tmp/mokuhyo-ckan-XXXXXX)
  # PostgreSQL may run as somebody else.
  chmod 755 "$MOKUHYO_TEST_CKAN"
  trap '"$here/tear-down.sh" "$MOKUHYO_TEST_CKAN"' EXIT
  "$here/set-up.sh" "$CKAN_SOURCE" "$MOKUHYO_TEST_CKAN" >/dev/null
fi
export MOKUHYO_TEST_CKAN
echo "CKAN $(sed 's/.*"ckan_version": "\([^"]*\)".*/\1/' "$MOKUHYO_TEST_CKAN/status.json")"
npx vitest run test/catalog/traps.test.ts test/catalog/push.test.ts --testTimeout=600000 --hookTimeout=600000

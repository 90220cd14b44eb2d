#!/bin/sh
# Start the mock, run a command with the base URL in TIMENEYE_URL, stop the mock: run-with-mock.sh npm test
set -eu

PORT=${PORT:-4010}
npx timeneye-contract mock --port "$PORT" --quiet &
MOCK=$!
trap 'kill "$MOCK" 2>/dev/null || true' EXIT

curl --silent --output /dev/null --retry 60 --retry-connrefused --retry-delay 1 "http://127.0.0.1:$PORT/_mock"
TIMENEYE_URL="http://127.0.0.1:$PORT/api/v1" "$@"

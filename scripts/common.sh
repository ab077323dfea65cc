# Sourced by the scripts beside it: goes to the root of the project and says what is being done.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Debian's Emscripten looks for its JavaScript parts where another Node does not.
export NODE_PATH=/usr/share/nodejs

say() { printf '\n== %s\n' "$*"; }

# Runs a long command with its output in a log, a dot every few seconds, and the log shown only if it fails.
quietly() {
  local what=$1 log
  shift
  log=$(mktemp)
  printf '   %s ' "$what"
  "$@" >"$log" 2>&1 &
  local job=$! start=$SECONDS
  while kill -0 "$job" 2>/dev/null; do
    sleep 1
    (((SECONDS - start) % 5)) || printf '.'
  done
  if wait "$job"; then
    printf ' done (%d s)\n' "$((SECONDS - start))"
    rm -f "$log"
  else
    printf ' failed\n'
    cat "$log"
    rm -f "$log"
    return 1
  fi
}

# Sourced by the scripts beside it: goes to the root of the project and says what is being done.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Debian's Emscripten looks for its JavaScript parts where another Node does not.
export NODE_PATH=/usr/share/nodejs

say() { printf '\n== %s\n' "$*"; }

# Runs a long command with its output in a log, a sign of life every few seconds, and the log shown only if it fails.
quietly() {
  local what=$1 log
  shift
  log=$(mktemp)
  printf '   %s ' "$what"
  "$@" >"$log" 2>&1 &
  local job=$! start=$SECONDS
  while kill -0 "$job" 2>/dev/null; do
    sleep 1
    (((SECONDS - start) % 5)) || progress "$log"
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

# How much is compiled, by what Ninja says ("[12/57]"), of one or more at work; a dot where it says nothing.
progress() {
  awk 'match($0, /^\[[0-9]+\/[0-9]+\]/) { split(substr($0, 2, RLENGTH - 2), step, "/"); done[step[2]] = step[1] }
       END { for (all in done) { sum += done[all]; total += all }
             if (total) printf "%d%% ", 100 * sum / total; else printf "." }' "$1"
}

# Runs commands side by side, each given as one word, and fails if one of them does.
at_once() {
  local jobs=() command well=0
  for command; do
    $command &
    jobs+=($!)
  done
  for job in "${jobs[@]}"; do wait "$job" || well=1; done
  return $well
}

# Prepares the build of a preset, where that has not been done since the presets changed; Ninja looks after all else.
configure() {
  [ "build/$1/build.ninja" -nt CMakePresets.json ] || cmake --preset "$1"
}

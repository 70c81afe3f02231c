#!/usr/bin/env bash
# Kills tasks of an array job at random and lets Slurm begin them again; then the parts, gathered, must be what one run makes:
#   bench/slurm/killed.sh INPUT FOLDER [KILLS] [SHARES]
set -euo pipefail
input=$(realpath "$1")
mkdir -p "$2/parts"
folder=$(realpath "$2")
kills=${3:-100}
shares=${4:-4}
here=$(cd "$(dirname "$0")/../.." && pwd)
export MOKUHYO=$here/dist/cli/main.js
job=$(sbatch --parsable --array="1-$shares" --output="$folder/task-%a.log" "$here/bench/slurm/shares.sbatch" "$input" "$folder/parts")
done_kills=0
while [ "$done_kills" -lt "$kills" ]; do
  sleep "$((RANDOM % 3 + 1)).$((RANDOM % 10))"
  # A requeued task waits two minutes by itself.
  for task in $(squeue --job "$job" --array --noheader --states=PENDING --format=%i); do
    scontrol update "JobId=$task" StartTime=now 2>/dev/null || true
  done
  running=$(squeue --job "$job" --array --noheader --states=RUNNING --format=%i | shuf -n 1)
  if [ -z "$running" ]; then
    [ -n "$(squeue --job "$job" --array --noheader)" ] || break
    continue
  fi
  scontrol requeue "$running" 2>/dev/null && done_kills=$((done_kills + 1))
done
echo "killed $done_kills times"
while [ -n "$(squeue --job "$job" --array --noheader)" ]; do
  for task in $(squeue --job "$job" --array --noheader --states=PENDING --format=%i); do
    scontrol update "JobId=$task" StartTime=now 2>/dev/null || true
  done
  sleep 1
done
node "$MOKUHYO" gather "$folder"/parts/* --out "$folder/gathered" --quiet
node "$MOKUHYO" convert "$input" --out "$folder/whole" --quiet
diff --recursive --exclude=gathered.json "$folder/gathered" "$folder/whole" && echo 'the same bytes'

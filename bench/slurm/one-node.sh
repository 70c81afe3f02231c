#!/usr/bin/env bash
# A Slurm of one node on this machine, for trying array jobs (Debian: apt install slurm-wlm munge; as root):
#   bench/slurm/one-node.sh start FOLDER     then: export SLURM_CONF=FOLDER/slurm.conf
#   bench/slurm/one-node.sh stop FOLDER
set -euo pipefail
action=$1
folder=$(realpath -m "$2")
conf=$folder/slurm.conf

stop_one() {
  if [ -f "$folder/$1.pid" ]; then
    kill "$(cat "$folder/$1.pid")" 2>/dev/null || true
    rm -f "$folder/$1.pid"
  fi
}

if [ "$action" = stop ]; then
  stop_one slurmd
  stop_one slurmctld
  exit 0
fi

mkdir -p "$folder/state" "$folder/spool"
cat > "$conf" <<CONF
ClusterName=one
SlurmctldHost=$(hostname)
AuthType=auth/munge
SlurmUser=root
SlurmdUser=root
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.run
SlurmdPidFile=$folder/slurmd.run
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
MpiDefault=none
SwitchType=switch/none
NodeName=$(hostname) NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
mkdir -p /run/munge
chown munge /run/munge
chmod 755 /run/munge
munge -n >/dev/null 2>&1 || su -s /bin/sh munge -c '/usr/sbin/munged --force'
SLURM_CONF=$conf setsid slurmctld -D >"$folder/slurmctld.log" 2>&1 &
echo $! >"$folder/slurmctld.pid"
SLURM_CONF=$conf setsid slurmd -D >"$folder/slurmd.log" 2>&1 &
echo $! >"$folder/slurmd.pid"
for _ in $(seq 30); do
  sleep 1
  if SLURM_CONF=$conf sinfo --noheader 2>/dev/null | grep -q idle; then
    echo "export SLURM_CONF=$conf"
    exit 0
  fi
done
tail "$folder/slurmctld.log" "$folder/slurmd.log" >&2
exit 1

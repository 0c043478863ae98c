#!/usr/bin/env bash
# Runs the experiments on QEMU machines, after setting up what is missing. Arguments go to `dotnet test`:
#   client-tools/run.sh --filter TestCategory=smoke -- Distributor.MaxMachines=4
set -euo pipefail
[ "${1:-}" != --help ] || exec sed '/^#!/d; /^#/!Q; s/^# \?//' "$0"
cd "$(dirname "${BASH_SOURCE[0]}")/.."
client-tools/setup.sh
exec dotnet test --no-build --nologo experiments "$@"

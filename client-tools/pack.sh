#!/usr/bin/env bash
# Makes the NuGet packages in artifacts/, after building what they carry. Arguments go to `dotnet pack`:
#   client-tools/pack.sh -p:Version=0.2.0
set -euo pipefail
[ "${1:-}" != --help ] || exec sed '/^#!/d; /^#/!Q; s/^# \?//' "$0"
cd "$(dirname "${BASH_SOURCE[0]}")/.."
client-tools/setup.sh
for project in packages/*/*.csproj; do
    dotnet pack "$project" --output artifacts --nologo --verbosity quiet "$@"
done
ls artifacts/*.nupkg

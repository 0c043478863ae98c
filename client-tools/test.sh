#!/usr/bin/env bash
# Runs all of the project's own tests, after setting up what is missing: the guest's on this host, then C#'s. Arguments go to `dotnet test`:
#   client-tools/test.sh --filter TestCategory!=QEMU
set -uo pipefail
[ "${1:-}" != --help ] || exec sed '/^#!/d; /^#/!Q; s/^# \?//' "$0"
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
client-tools/setup.sh --for-tests || exit 1

failed=()
make --silent -j2 -C tests/guest test || failed+=("tests/guest")
for project in tests/*.Tests tests/*.Xunit; do
    dotnet test --no-build --nologo "$project" "$@" || failed+=("$project")
done

if [ ${#failed[@]} -gt 0 ]; then
    echo "test.sh: failed: ${failed[*]}" >&2
    exit 1
fi

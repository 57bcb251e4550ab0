#!/usr/bin/env bash
# Runs for each submission, as root or not. Results are read only after status 0, and cost no
# attempt where they say that the submission cannot be graded: what is there from the first moment.
set -uo pipefail
tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
grade=${tests%/*}
root=${grade%/*}
PATH=$PATH:/opt/grader/bin

unfinished() {
    cat > "$grade/results/.begun" << 'END'
{"gradable": false, "format_errors": ["Grading did not finish. That is not your fault, and costs no attempt; ask for it to be graded again."]}
END
    mv "$grade/results/.begun" "$grade/results/results.json"
}

run() {
    mkdir -p "$grade/results" && unfinished || exit 1
    grader run-platform prairielearn --root "${root:-/}" --course "$tests/course" "$@"
    case $? in
        0 | 3) ;;
        *) unfinished ;;
    esac
    exit 0
}

#!/usr/bin/env bash
# Runs for each submission, as any user. Without feedback.json and with a status other than 0 the
# grading has failed, which is no score: so it ends where nothing could be judged.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=${here%/*}
feedback=$root/shared/feedback.json
export PATH=$PATH:/opt/grader/bin HOME=${HOME:-/tmp}

failed() {
    rm -f "$feedback"
    exit 1
}

# What parts.txt says of this part: an exercise, or * for all.
exercise_of() {
    local part name
    # The last line may lack its end, and lines may end as on Windows.
    while read -r part name || [ -n "$part" ]; do
        part=${part%$'\r'} name=${name%$'\r'}
        case $part in
            "$1" | '*') echo "$name" && return ;;
        esac
    done < "$here/parts.txt"
    return 1
}

run() {
    rm -f "$feedback"
    local exercise='*' only=()
    if [ -n "${partId:-}" ]; then
        exercise=$(exercise_of "$partId") || { echo "part $partId is not in parts.txt" >&2; failed; }
        [ -n "$exercise" ] || { echo "part $partId has no exercise in parts.txt" >&2; failed; }
    fi
    [ "$exercise" = '*' ] || only=(--exercise "$exercise")
    grader run-platform coursera --root "${root:-/}" --course "$here/course" "$@" ${only[@]+"${only[@]}"}
    case $? in
        0 | 3) test -s "$feedback" || failed ;;
        *) failed ;;
    esac
    exit 0
}

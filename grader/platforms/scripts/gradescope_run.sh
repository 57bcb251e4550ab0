#!/usr/bin/env bash
# Runs for each submission. Something is there from the first moment, whatever ends the run.
set -uo pipefail
results=/autograder/results
mkdir -p "$results"
chmod go= /autograder/source "$results" /autograder/submission
cat > "$results/.begun" << 'END'
{"tests": [{"name": "Grading", "score": 0, "max_score": 0, "output": "Grading did not finish. That is not your fault; ask for it to be graded again."}]}
END
mv "$results/.begun" "$results/results.json"

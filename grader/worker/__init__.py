"""The untrusted side: the warm server, and the worker that runs one submission.

Nothing in here may import checks, comparisons, references or solutions: student code lives in the
same process and could read whatever is loaded. From the rest of the package only `grader.wire`
and the empty shell of `grader` itself are used.
"""

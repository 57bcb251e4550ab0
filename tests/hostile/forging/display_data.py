"""Displays pages, scripts and pictures, in number and of any size, for whoever shows them.

may_lose = true
seconds = 5

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

try:
    from IPython.display import publish_display_data

    for i in range(50):
        page = "<script>fetch('file:///etc/passwd')</script>" * 2_000
        publish_display_data({"text/html": page, "text/plain": 5, "application/x": [1]}, {})
        publish_display_data({"text/plain": "\x1b]0;forged\x07 6/6"}, transient={"display_id": i})
except Exception:
    pass


def double(x):
    return x + x

"""Watch: one warm process between an author's save and the page.

``sight`` says what was saved; ``desk`` reads it and holds what there is to show; ``printer`` has the PDFs made behind
it; ``site`` serves the preview to a browser on this machine, ``guard`` sends everybody else away; ``run`` starts and
ends them. Nothing is decided here that ``kit build`` would decide differently: the same reader, rules, kinds and writers.
"""

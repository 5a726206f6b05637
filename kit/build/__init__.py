"""Build: what there is to make, what of it is stale, and how it gets to its place.

``plan`` names every product. ``run.build`` composes document after document, compares fingerprints of the *values*
with the manifest, lets a pool of processes render what is stale, moves each product into place as a whole, and prunes
what is planned no longer. ``quick`` answers "nothing has changed" before any of that is loaded: so nothing is imported
here.
"""

"""pressdiff: how do these outlets report the same event?"""

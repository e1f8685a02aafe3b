"""The months after the published one: each drawn from the month before it, with a seed of its own.

So a month is the same however far the sample is made, and the months that the repository keeps never move.
Functions take the last month wanted; up to the published month they return what the other modules made.
"""

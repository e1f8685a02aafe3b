"""What an economist has at hand in a notebook, behind ``import werket_lib as wl``; its first use loads the look."""

from werket_lib.desk.extension import load_here

load_here()

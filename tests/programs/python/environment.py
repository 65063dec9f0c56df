"""Variables given to the run are there, nothing of the host's is."""
import os

print(os.environ["GREETING"], os.getenv("EMPTY"), os.getenv("MISSING"))
os.environ["OWN"] = "set here"
print(os.environ["OWN"], "OWN" in os.environ)
print(os.environ["HOME"] == os.environ["PWD"] == os.getcwd())

# env: GREETING=good morning
# env: EMPTY=
# out: good morning  None
# out: set here True
# out: True

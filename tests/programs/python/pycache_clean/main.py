"""Importing leaves no files that a user would find in the project."""
import os
import helper

print(helper.VALUE)
os.makedirs("made")
print(sorted(name for name in os.listdir() if name != "__pycache__"))

# out: imported
# out: ['helper.py', 'made', 'main.py']

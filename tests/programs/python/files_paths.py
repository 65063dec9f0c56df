"""Directories: os, os.path, pathlib, glob, shutil, tempfile."""
import glob
import os
import pathlib
import shutil
import tempfile

root = pathlib.Path("project")
(root / "src" / "deep").mkdir(parents=True)
for name in ["src/a.py", "src/b.txt", "src/deep/c.py"]:
    (root / name).write_text(name)
print(sorted(str(path) for path in root.rglob("*.py")))
print(sorted(glob.glob("project/**/*.txt", recursive=True)))
for folder, folders, files in sorted(os.walk("project")):
    print(folder, sorted(folders), sorted(files))
with os.scandir("project/src") as entries:
    print(sorted((entry.name, entry.is_dir()) for entry in entries))
os.rename("project/src/b.txt", "project/renamed.txt")
shutil.copytree("project", "copy")
shutil.rmtree("project")
print(os.path.exists("project"), sorted(os.listdir("copy")))
path = pathlib.Path("copy/renamed.txt")
print(path.stat().st_size, path.suffix, path.parent, path.resolve(), path.with_suffix(".md").name)
with tempfile.TemporaryDirectory() as temporary:
    pathlib.Path(temporary, "x").write_text("temporary")
    print(os.listdir(temporary))
print(os.path.exists(temporary))
print(os.getcwd(), os.path.expanduser("~"))
os.chdir("copy")
print(os.getcwd(), os.path.abspath("x"))
for action in [lambda: os.mkdir("src"), lambda: os.rmdir("src"), lambda: os.remove("none"), lambda: os.listdir("none"), lambda: open("src")]:
    try:
        action()
    except OSError as error:
        print(type(error).__name__, error.strerror, error.filename)

# out: ['project/src/a.py', 'project/src/deep/c.py']
# out: ['project/src/b.txt']
# out: project ['src'] []
# out: project/src ['deep'] ['a.py', 'b.txt']
# out: project/src/deep [] ['c.py']
# out: [('a.py', False), ('b.txt', False), ('deep', True)]
# out: False ['renamed.txt', 'src']
# out: 9 .txt copy /work/copy/renamed.txt renamed.md
# out: ['x']
# out: False
# out: /work /work
# out: /work/copy /work/copy/x
# out: FileExistsError File exists src
# out: OSError Directory not empty src
# out: FileNotFoundError No such file or directory none
# out: FileNotFoundError No such file or directory none
# out: IsADirectoryError Is a directory src

"""importlib, reload, runpy, and resources beside the code."""
import importlib
import importlib.resources
import importlib.util
import pathlib
import runpy
import sys

plugin = importlib.import_module("plugins.one")
print(plugin.VALUE)
pathlib.Path("plugins/one.py").write_text("VALUE = 'second version, longer'\n")
importlib.invalidate_caches()
print(importlib.reload(plugin).VALUE)
print(importlib.resources.files("plugins").joinpath("data.txt").read_text().strip())
print(importlib.util.find_spec("plugins.none"))
print(runpy.run_path("script.py", run_name="__main__")["result"])
sys.path.insert(0, "extra")
import hidden
print(hidden.__file__)

# out: first version
# out: second version, longer
# out: data beside the code
# out: None
# out: ['__main__', 'script.py']
# out: /work/extra/hidden.py

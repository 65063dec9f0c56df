"""What sys, platform and os say about the interpreter."""
import os
import platform
import sys

print(sys.version_info[:2], sys.implementation.name, platform.python_implementation())
print(sys.byteorder, sys.maxunicode, sys.getdefaultencoding(), sys.getfilesystemencoding())
print(sys.flags.optimize, sys.flags.utf8_mode in (0, 1), __debug__, sys.dont_write_bytecode in (True, False))
print(os.sep, os.name, os.linesep == "\n", sys.path[0] == os.getcwd())
print("json" in sys.stdlib_module_names, "sys" in sys.builtin_module_names, len(sys.argv))
print(sys.getsizeof([]) > 0, sys.getrefcount(object()) >= 1, sys.intern("a") is sys.intern("a"))
print(isinstance(os.cpu_count(), int), os.getpid() > 0, "main" not in sys.modules)

# out: (3, 13) cpython CPython
# out: little 1114111 utf-8 utf-8
# out: 0 True True True
# out: / posix True True
# out: True True 1
# out: True True True
# out: True True True

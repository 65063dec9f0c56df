"""Frames of the standard library show their source lines."""
import json

json.loads('{"a": 1,}')

# err-contains:     return _default_decoder.decode(s)
# err-contains: json.decoder.JSONDecodeError: Illegal trailing comma before end of object: line 1 column 8 (char 7)
# err-contains:   File "/work/traceback_library.py", line 4, in <module>
# exit: 1

"""json: round trips, formatting, hooks, errors."""
import json
from datetime import date

data = {"name": "Zoë", "tags": ["a", None, True, 1.5, 1e100], "nested": {"1": []}, 2: float("inf")}
text = json.dumps(data)
print(text)
print(json.loads(text) == {**{k: v for k, v in data.items() if k != 2}, "2": float("inf")})
print(json.dumps(data, indent=2, sort_keys=False, ensure_ascii=False, separators=(",", ": ")))
print(json.dumps({"when": date(2024, 5, 1)}, default=str), json.dumps({"b": 1, "a": 2}, sort_keys=True))
print(json.loads('{"x": 1.10}', parse_float=str), json.loads('[{"a": 1}]', object_hook=lambda d: tuple(d.items())))
for bad in ['{"a": 1,}', "[1 2]", '"open', "nul", "", '{"a" 1}', "[1]x", '"\t"']:
    try:
        json.loads(bad)
    except json.JSONDecodeError as error:
        print(repr(bad), error)
try:
    json.dumps({"set": {1}})
except TypeError as error:
    print(error)
with open("data.json", "w") as file:
    json.dump([1, {"é": 2}], file)
print(open("data.json").read(), json.load(open("data.json")))
circular = []
circular.append(circular)
try:
    json.dumps(circular)
except ValueError as error:
    print(error)

# out: {"name": "Zo\u00eb", "tags": ["a", null, true, 1.5, 1e+100], "nested": {"1": []}, "2": Infinity}
# out: True
# out: {
# out:   "name": "Zoë",
# out:   "tags": [
# out:     "a",
# out:     null,
# out:     true,
# out:     1.5,
# out:     1e+100
# out:   ],
# out:   "nested": {
# out:     "1": []
# out:   },
# out:   "2": Infinity
# out: }
# out: {"when": "2024-05-01"} {"a": 2, "b": 1}
# out: {'x': '1.10'} [(('a', 1),)]
# out: '{"a": 1,}' Illegal trailing comma before end of object: line 1 column 8 (char 7)
# out: '[1 2]' Expecting ',' delimiter: line 1 column 4 (char 3)
# out: '"open' Unterminated string starting at: line 1 column 1 (char 0)
# out: 'nul' Expecting value: line 1 column 1 (char 0)
# out: '' Expecting value: line 1 column 1 (char 0)
# out: '{"a" 1}' Expecting ':' delimiter: line 1 column 6 (char 5)
# out: '[1]x' Extra data: line 1 column 4 (char 3)
# out: '"\t"' Invalid control character at: line 1 column 2 (char 1)
# out: Object of type set is not JSON serializable
# out: [1, {"\u00e9": 2}] [1, {'é': 2}]
# out: Circular reference detected

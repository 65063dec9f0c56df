"""inspect and ast see the program's source and that of the library."""
import ast
import dis
import inspect
import io
import json


def add(a: int, b: int = 2, *rest, key=None, **options) -> int:
    """Adds."""
    return a + b


print(inspect.getsource(add))
print(inspect.signature(add), inspect.getdoc(add), inspect.getfile(add))
print("def dumps(" in inspect.getsource(json), inspect.getsourcelines(json.dumps)[0][0].strip())
tree = ast.parse("x = [i * 2 for i in y]")
print(ast.dump(tree.body[0].targets[0]), ast.unparse(tree), ast.literal_eval("{'a': (1, 2.5)}"))
out = io.StringIO()
dis.dis(lambda x: x + 1, file=out)
print("BINARY_OP" in out.getvalue(), [f.function for f in inspect.stack()])
print(eval("a + 1", {"a": 2}), exec("b = 5") or b, compile("1+1", "<s>", "eval").co_filename)

# out: def add(a: int, b: int = 2, *rest, key=None, **options) -> int:
# out:     """Adds."""
# out:     return a + b
# out:
# out: (a: int, b: int = 2, *rest, key=None, **options) -> int Adds. /work/inspect_source.py
# out: True def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True,
# out: Name(id='x', ctx=Store()) x = [i * 2 for i in y] {'a': (1, 2.5)}
# out: True ['<module>']
# out: 3 5 <s>

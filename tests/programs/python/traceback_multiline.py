"""Carets under an expression of several lines."""
order = {"price": 12, "items": None}

total = (
    order["price"]
    * len(
        order["items"]
    )
)

# err: Traceback (most recent call last):
# err:   File "/work/traceback_multiline.py", line 6, in <module>
# err:     * len(
# err:       ~~~^
# err:         order["items"]
# err:         ^^^^^^^^^^^^^^
# err:     )
# err:     ^
# err: TypeError: object of type 'NoneType' has no len()
# exit: 1

"""logging: the default handler on stderr, formats, levels, files, exceptions."""
import logging

logging.warning("shown by the last resort handler? no: basicConfig")
logging.basicConfig(level=logging.DEBUG, format="%(levelname)-7s %(name)s:%(lineno)d %(message)s", force=True)
log = logging.getLogger("app.part")
log.debug("value %d of %s", 3, "x")
log.info("info %(a)s", {"a": 1})
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed")
handler = logging.FileHandler("app.log")
handler.setFormatter(logging.Formatter("{levelname}:{message}", style="{"))
log.addHandler(handler)
log.propagate = False
log.setLevel(logging.ERROR)
log.warning("dropped")
log.error("kept")
print(open("app.log").read(), end="")

# out: ERROR:kept
# err: WARNING:root:shown by the last resort handler? no: basicConfig
# err: DEBUG   app.part:7 value 3 of x
# err: INFO    app.part:8 info 1
# err: ERROR   app.part:12 failed
# err: Traceback (most recent call last):
# err:   File "/work/logging_use.py", line 10, in <module>
# err:     1 / 0
# err:     ~~^~~
# err: ZeroDivisionError: division by zero

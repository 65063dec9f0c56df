"""unittest.mock, async tests, and a runner that writes to stdout."""
import io
import unittest
from unittest import mock


class Clock:
    def now(self):
        return 12


class MockTest(unittest.IsolatedAsyncioTestCase):
    def test_patch(self):
        with mock.patch.object(Clock, "now", return_value=7) as now:
            self.assertEqual(Clock().now(), 7)
            now.assert_called_once_with()

    def test_open(self):
        with mock.patch("builtins.open", mock.mock_open(read_data="mocked")):
            self.assertEqual(open("none").read(), "mocked")

    async def test_async(self):
        coroutine = mock.AsyncMock(side_effect=[1, StopAsyncIteration])
        self.assertEqual(await coroutine("x"), 1)
        coroutine.assert_awaited_with("x")


stream = io.StringIO()
suite = unittest.defaultTestLoader.loadTestsFromTestCase(MockTest)
result = unittest.TextTestRunner(stream=stream, verbosity=2).run(suite)
print(result)
print(stream.getvalue().splitlines()[0])
m = mock.MagicMock(name="service")
m.get.side_effect = KeyError("k")
try:
    m.get(1)
except KeyError:
    print(m.mock_calls)

# out: <unittest.runner.TextTestResult run=3 errors=0 failures=0>
# out: test_async (__main__.MockTest.test_async) ... ok
# out: [call.get(1)]

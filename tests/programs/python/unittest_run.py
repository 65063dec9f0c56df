"""unittest.main: dots, failures, errors, skips, exit status."""
import unittest


class Arithmetic(unittest.TestCase):
    def setUp(self):
        self.numbers = [1, 2, 3]

    def test_sum(self):
        self.assertEqual(sum(self.numbers), 6)

    def test_lists_differ(self):
        self.assertEqual(self.numbers, [1, 2, 4])

    def test_raises(self):
        with self.assertRaisesRegex(ValueError, "invalid literal"):
            int("x")

    def test_error(self):
        self.numbers[10]

    @unittest.skip("later")
    def test_skipped(self):
        pass

    @unittest.expectedFailure
    def test_known(self):
        self.assertTrue(False)

    def test_cases(self):
        for n in (2, 3, 4):
            with self.subTest(n=n):
                self.assertEqual(n % 2, 0)


if __name__ == "__main__":
    unittest.main()

# err-contains: ERROR: test_error (__main__.Arithmetic.test_error)
# err-contains: IndexError: list index out of range
# err-contains: FAIL: test_cases (__main__.Arithmetic.test_cases) (n=3)
# err-contains: AssertionError: Lists differ: [1, 2, 3] != [1, 2, 4]
# err-contains: First differing element 2:
# err-contains: Ran 7 tests in
# err-contains: FAILED (failures=2, errors=1, skipped=1, expected failures=1)
# exit: 1

import { expect, test } from "@playwright/test";
import { wrapWords } from "../src/format.js";

test("notes are broken between words, and only where they must be", () => {
  expect(wrapWords("one two three", 7)).toBe("one two\nthree");
  expect(wrapWords("one two three", 80)).toBe("one two three");
  expect(wrapWords("a longword b\n\nc", 4)).toBe("a\nlongword\nb\n\nc");
});

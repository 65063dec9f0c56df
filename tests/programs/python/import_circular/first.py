from second import two

one = 1

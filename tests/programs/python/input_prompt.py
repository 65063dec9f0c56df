"""A prompt is written before its answer is read, without a newline."""
name = input("What is your name? ")
age = int(input("How old are you? "))
print(f"{name} will be {age + 1} next year.")

# in: Ada
# in: 36
# out: What is your name? How old are you? Ada will be 37 next year.

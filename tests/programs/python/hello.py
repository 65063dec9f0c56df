print("Hello, world!")

# out: Hello, world!

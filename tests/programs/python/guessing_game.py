"""An interactive game with a loop of prompts and bad input."""
secret, tries = 37, 0
while True:
    answer = input("Your guess: ")
    try:
        guess = int(answer)
    except ValueError:
        print(f"{answer!r} is not a number")
        continue
    tries += 1
    if guess == secret:
        print(f"Right, after {tries} tries")
        break
    print("Too low" if guess < secret else "Too high")

# in: 50
# in: twenty
# in: 25
# in: 37
# out: Your guess: Too high
# out: Your guess: 'twenty' is not a number
# out: Your guess: Too low
# out: Your guess: Right, after 3 tries

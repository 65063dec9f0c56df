def fannkuch(n):
    permutation = list(range(n))
    count = list(range(1, n + 1))
    max_flips = checksum = 0
    sign = 1
    while True:
        first = permutation[0]
        if first:
            flipped = permutation[:]
            flips = 1
            while True:
                value = flipped[first]
                if not value:
                    break
                flipped[first] = first
                if first > 2:
                    flipped[1:first] = flipped[first - 1:0:-1]
                first = value
                flips += 1
            max_flips = max(max_flips, flips)
            checksum += sign * flips
        if sign == 1:
            permutation[0], permutation[1] = permutation[1], permutation[0]
            sign = -1
        else:
            permutation[1], permutation[2] = permutation[2], permutation[1]
            sign = 1
            for i in range(2, n):
                if count[i] > 1:
                    count[i] -= 1
                    break
                count[i] = i + 1
                if i == n - 1:
                    return checksum, max_flips
                permutation.insert(i + 1, permutation.pop(0))


print(fannkuch(9))

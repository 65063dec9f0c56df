"""Nothing outside the working directory and /tmp can be reached."""
import os

for path in ["/etc/passwd", "../secret", "/root/.bashrc", "/proc/self/environ", "../../etc/hostname"]:
    try:
        open(path).read()
        print(path, "was read")
    except OSError as error:
        print(path, "refused")
for path in ["/etc/new", "../new"]:
    try:
        open(path, "w").write("x")
        print(path, "was written")
    except OSError as error:
        print(path, "refused")
try:
    os.symlink("/etc", "link")
    print(os.listdir("link"))
except OSError:
    print("link refused")
# reference-differs: the reference may read the machine's files
# out: /etc/passwd refused
# out: ../secret refused
# out: /root/.bashrc refused
# out: /proc/self/environ refused
# out: ../../etc/hostname refused
# out: /etc/new refused
# out: ../new refused
# out: link refused

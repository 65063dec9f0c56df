"""zlib, gzip, bz2, lzma, zipfile, tarfile."""
import bz2
import gzip
import io
import lzma
import os
import tarfile
import zipfile
import zlib

data = b"to be or not to be, " * 500
for module in (zlib, gzip, bz2, lzma):
    packed = module.compress(data)
    print(module.__name__, len(packed) < len(data) // 20, module.decompress(packed) == data)
print(zlib.crc32(data), zlib.adler32(data))
with gzip.open("log.gz", "wt") as file:
    file.write("line\n" * 3)
print(gzip.open("log.gz", "rt").read().split())
with zipfile.ZipFile("a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("dir/data.txt", data)
    archive.writestr("empty", "")
with zipfile.ZipFile("a.zip") as archive:
    print(archive.namelist(), archive.testzip(), len(archive.read("dir/data.txt")))
    archive.extractall("out")
print(sorted(os.listdir("out")), os.path.getsize("out/dir/data.txt"))
for mode in ("gz", "bz2", "xz"):
    with tarfile.open(f"t.{mode}", f"w:{mode}") as archive:
        info = tarfile.TarInfo("member")
        info.size = 5
        archive.addfile(info, io.BytesIO(b"hello"))
    with tarfile.open(f"t.{mode}") as archive:
        print(mode, archive.getnames(), archive.extractfile("member").read())
try:
    zlib.decompress(b"not compressed")
except zlib.error as error:
    print(error)

# out: zlib True True
# out: gzip True True
# out: bz2 True True
# out: lzma True True
# out: 632121538 2138478429
# out: ['line', 'line', 'line']
# out: ['dir/data.txt', 'empty'] None 10000
# out: ['dir', 'empty'] 10000
# out: gz ['member'] b'hello'
# out: bz2 ['member'] b'hello'
# out: xz ['member'] b'hello'
# out: Error -3 while decompressing data: incorrect header check

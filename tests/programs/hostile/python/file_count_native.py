# limit: file_count
# outcome: file_count_limit
# exit: 1
# err-contains: OSError
"""An archive with very many members."""
import io
import zipfile

data = io.BytesIO()
with zipfile.ZipFile(data, "w") as archive:
    for number in range(5000):
        archive.writestr(f"file{number}", "")
zipfile.ZipFile(data).extractall("out")

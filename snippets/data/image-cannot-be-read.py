"""One file of the dataset is no image, is cut off, or wasn't found: find all of them before training, with their names."""
# /// pitfall
# apis = ["torch.utils.data.Dataset", "torch.utils.data.DataLoader"]
# symptom = "error"
# raises = ["wrong", "demo_truncated", "demo_none", "demo_large"]
# added = 2026-12-01
# messages = [
#   "cannot identify image file *",
#   "image file is truncated*",
#   "'NoneType' object has no attribute 'shape'",
#   "Image size (* pixels) exceeds limit of * pixels, could be decompression bomb DOS attack.",
# ]
# older = [
#   "(-215:Assertion failed) !_src.empty() in function 'cvtColor'",
#   "(-215:Assertion failed) !_src.empty() in function 'cv::cvtColor'",
#   "(-215:Assertion failed) !ssize.empty() in function 'resize'",
#   "(-215:Assertion failed) !ssize.empty() in function 'cv::resize'",
#   "can't open/read file: check file path/integrity",
#   "broken data stream when reading image file",
#   "Truncated File Read",
#   "libpng warning: iCCP: known incorrect sRGB profile",
#   "Corrupt EXIF data.  Expecting to read * bytes but only got *",
#   "Corrupt EXIF data. Expecting to read * bytes but only got *",
# ]
# ///

# --8<-- [start:wrong]
from pathlib import Path
import numpy as np
import torch
from PIL import Image
from torch.utils.data import DataLoader, Dataset

Image.new("RGB", (8, 8)).save("cat.jpg")
Path("dog.jpg").write_text("<!DOCTYPE html> 404 Not Found")

class Images(Dataset):
    def __init__(self, files):
        self.files = files
    def __len__(self):
        return len(self.files)
    def __getitem__(self, i):
        image = Image.open(self.files[i]).convert("RGB")
        return torch.from_numpy(np.array(image)).permute(2, 0, 1)

for x in DataLoader(Images(["cat.jpg", "dog.jpg"])):
    print("batch:", x.shape)
#> batch: torch.Size([1, 3, 8, 8])
#> PIL.UnidentifiedImageError: cannot identify image file 'dog.jpg'
# --8<-- [end:wrong]

# --8<-- [start:right]
from pathlib import Path
import numpy as np
import torch
from PIL import Image
from torch.utils.data import DataLoader, Dataset
Image.new("RGB", (8, 8)).save("cat.jpg")
Path("dog.jpg").write_text("<!DOCTYPE html> 404 Not Found")

class Images(Dataset):
    def __init__(self, files):
        self.files = files
    def __len__(self):
        return len(self.files)
    def __getitem__(self, i):
        image = Image.open(self.files[i]).convert("RGB")
        return torch.from_numpy(np.array(image)).permute(2, 0, 1)
files = [name for name in ["cat.jpg", "dog.jpg"]
         if Path(name).read_bytes()[:2] == b"\xff\xd8"]  # a JPEG
for x in DataLoader(Images(files)):
    print("batch:", x.shape)
#> batch: torch.Size([1, 3, 8, 8])
# --8<-- [end:right]

# --8<-- [start:detect]
import io
from pathlib import Path
from PIL import Image

file = io.BytesIO()
Image.new("RGB", (200, 200)).save(file, "JPEG")
Path("images").mkdir(exist_ok=True)
Path("images/cat.jpg").write_bytes(file.getvalue())
Path("images/cut.jpg").write_bytes(file.getvalue()[:1000])
Path("images/dog.jpg").write_text("<!DOCTYPE html> 404 Not Found")
Path("images/fox.jpg").write_bytes(b"")

for path in sorted(Path("images").rglob("*.jpg")):
    try:
        with Image.open(path) as image:
            image.load()
    except Exception as error:
        with open(path, "rb") as f:
            print(path.name, path.stat().st_size, "bytes,", f.read(10))
#> cut.jpg 1000 bytes, b'\xff\xd8\xff\xe0\x00\x10JFIF'
#> dog.jpg 29 bytes, b'<!DOCTYPE '
#> fox.jpg 0 bytes, b''
# --8<-- [end:detect]

# --8<-- [start:demo_hidden]
from pathlib import Path

names = ["cat.jpg", "._cat.jpg", ".DS_Store", "Thumbs.db", "labels.csv",
         "dog.JPG"]
endings = {".jpg", ".jpeg", ".png", ".bmp", ".webp"}
files = [name for name in names if not name.startswith(".")
         and Path(name).suffix.lower() in endings]
print("images:", files)
#> images: ['cat.jpg', 'dog.JPG']
# --8<-- [end:demo_hidden]

# --8<-- [start:demo_truncated]
import io
from pathlib import Path
from PIL import Image

file = io.BytesIO()
Image.new("RGB", (200, 200)).save(file, "JPEG")
Path("half.jpg").write_bytes(file.getvalue()[:1000])

with Image.open("half.jpg") as image:
    print("opened:", image.size)
    image.load()
#> opened: (200, 200)
#> OSError: image file is truncated (5 bytes not processed)
# --8<-- [end:demo_truncated]

# --8<-- [start:demo_name]
import io
from pathlib import Path
from PIL import Image

file = io.BytesIO()
Image.new("RGB", (200, 200)).save(file, "JPEG")
Path("half.jpg").write_bytes(file.getvalue()[:1000])

def read(path):
    try:
        with Image.open(path) as image:
            return image.convert("RGB")
    except Exception as error:
        raise OSError(f"{path}: {error}") from error

try:
    read("half.jpg")
except OSError as error:
    print(error)
#> half.jpg: image file is truncated (5 bytes not processed)
# --8<-- [end:demo_name]

# --8<-- [start:demo_allow]
import io
import numpy as np
from PIL import Image, ImageFile

file = io.BytesIO()
Image.new("RGB", (200, 200), "red").save(file, "JPEG")
half = io.BytesIO(file.getvalue()[:1000])
ImageFile.LOAD_TRUNCATED_IMAGES = True
pixels = np.array(Image.open(half))
ImageFile.LOAD_TRUNCATED_IMAGES = False
print("first pixel:", pixels[0, 0].tolist())
#> first pixel: [254, 0, 0]
print("last pixel:", pixels[-1, -1].tolist())
#> last pixel: [128, 128, 128]
# --8<-- [end:demo_allow]

# --8<-- [start:demo_none]
image = None  # what cv2.imread returns if it can't read the file
height, width = image.shape[:2]
#> AttributeError: 'NoneType' object has no attribute 'shape'
# --8<-- [end:demo_none]

# --8<-- [start:demo_checked]
def checked(image, path):
    if image is None:
        raise FileNotFoundError(f"OpenCV can't read {path!r}")
    return image

try:
    image = checked(None, "images\\train\\cat.png")
except FileNotFoundError as error:
    print(error)
#> OpenCV can't read 'images\\train\\cat.png'
# --8<-- [end:demo_checked]

# --8<-- [start:demo_large]
from PIL import Image

print("limit:", Image.MAX_IMAGE_PIXELS, "for an error:",
      2 * Image.MAX_IMAGE_PIXELS)
#> limit: 89478485 for an error: 178956970
Image.new("1", (20000, 10000)).save("scan.png")
image = Image.open("scan.png")
#> PIL.Image.DecompressionBombError: Image size (200000000 pixels) exceeds limit of 178956970 pixels, could be decompression bomb DOS attack.
# --8<-- [end:demo_large]

# --8<-- [start:demo_no_limit]
from PIL import Image

Image.new("1", (20000, 10000)).save("scan.png")
limit = Image.MAX_IMAGE_PIXELS
Image.MAX_IMAGE_PIXELS = None
with Image.open("scan.png") as image:
    print("opened:", image.size)
#> opened: (20000, 10000)
Image.MAX_IMAGE_PIXELS = limit
# --8<-- [end:demo_no_limit]

# --8<-- [start:check]
import io

from PIL import Image

assert "batch: torch.Size([1, 3, 8, 8])\n" in wrong.out
assert "cannot identify image file 'dog.jpg'" in (wrong.error or "")
assert right.out == "batch: torch.Size([1, 3, 8, 8])\n"
assert [line.split()[0] for line in detect.out.splitlines()] == [
    "cut.jpg", "dog.jpg", "fox.jpg"]
assert "dog.jpg 29 bytes, b'<!DOCTYPE '" in detect.out
assert demo_hidden.files == ["cat.jpg", "dog.JPG"]
assert "opened: (200, 200)\n" in demo_truncated.out
assert "image file is truncated (" in (demo_truncated.error or "")
assert demo_name.out.startswith("half.jpg: image file is truncated (")
assert demo_allow.out == (
    "first pixel: [254, 0, 0]\nlast pixel: [128, 128, 128]\n")
assert "'NoneType' object has no attribute 'shape'" in (demo_none.error or "")
assert demo_checked.out.startswith("OpenCV can't read ")
assert "exceeds limit of 178956970 pixels" in (demo_large.error or "")
assert "limit: 89478485 for an error: 178956970" in demo_large.out
assert demo_no_limit.out == "opened: (20000, 10000)\n"
# the first bytes of a JPEG and a PNG
for kind, start in ("JPEG", b"\xff\xd8"), ("PNG", b"\x89PNG"):
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, kind)
    assert file.getvalue().startswith(start)
# no photos of phones in HEIC without a plugin
assert ".heic" not in Image.registered_extensions()
# a JPEG of which only the head is left
file = io.BytesIO()
Image.new("RGB", (8, 8)).save(file, "JPEG")
try:
    Image.open(io.BytesIO(file.getvalue()[:100]))
    raise AssertionError("opened")
except OSError as error:
    assert str(error) == "Truncated File Read"
# --8<-- [end:check]
